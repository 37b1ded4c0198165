using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Blocking;

/// <summary>Whom a person wants nothing to do with.</summary>
internal sealed class BlockingModule : IFeature
{
    public void MapOperations(IEndpointRouteBuilder app)
    {
        var blocks = app.MapGroup("/v1/me/blocks").WithTags("Blocks").RequireAuthorization();
        blocks.MapGet("", BlockPerson.List).WithName("listMyBlocks").WithSummary("Whom the caller has blocked.");
        blocks.MapPut("/{personId:guid}", BlockPerson.Put).InTransaction().WithName("blockPerson")
            .WithSummary("Blocks a person, silently and in both directions. Twice is once.");
        blocks.MapDelete("/{personId:guid}", BlockPerson.Delete).InTransaction()
            .WithName("unblockPerson").WithSummary("Takes a block back.");
    }
}
