namespace CreativeLabs.Mentoring.Blocking;

internal static class BlockingApi
{
    public static void MapBlocking(this IEndpointRouteBuilder app)
    {
        var blocks = app.MapGroup("/v1/me/blocks").WithTags("Blocks").RequireAuthorization();
        blocks.MapGet("", BlockPerson.List).WithName("listMyBlocks").WithSummary("Whom the caller has blocked.");
        blocks.MapPut("/{personId:guid}", BlockPerson.Put).WithName("blockPerson")
            .WithSummary("Blocks a person, silently and in both directions. Twice is once.");
        blocks.MapDelete("/{personId:guid}", BlockPerson.Delete).WithName("unblockPerson").WithSummary("Takes a block back.");
    }
}
