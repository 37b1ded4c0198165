using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Blocks;

/// <summary>Whom a person wants nothing to do with. What follows of it for mentorships is theirs: <see cref="IBlockEffect"/>.</summary>
internal sealed class BlocksModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddScoped<BlockAnnouncer>();

    public void MapEntities(ModelBuilder model) => Block.Map(model);

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var blocks = app.MapGroup("/v1/me/blocks").WithTags("Blocks").RequireAuthorization();
        blocks.MapGet("", ListBlocks.Handle).WithName("listMyBlocks").WithSummary("Whom the caller has blocked.");
        blocks.MapPut("/{personId:guid}", BlockPerson.Put).InTransaction().WithName("blockPerson")
            .WithSummary("Blocks a person, silently and in both directions. Twice is once.");
        blocks.MapDelete("/{personId:guid}", BlockPerson.Delete).InTransaction()
            .WithName("unblockPerson").WithSummary("Takes a block back.");
    }
}
