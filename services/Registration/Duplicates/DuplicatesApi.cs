namespace CreativeLabs.Registration.Duplicates;

internal static class DuplicatesApi
{
    public static void MapDuplicates(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/labs/{id:guid}/duplicate-candidates", ListDuplicates.Handle).WithTags("Duplicates").WithName("listDuplicates")
            .WithSummary("Members of the lab who may be one woman, for its coordinator. Each person shown is recorded.");
        app.MapPost("/v1/duplicate-candidates/{id:guid}/dismissal", DismissDuplicate.Handle).WithTags("Duplicates")
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired)
            .WithName("dismissDuplicate").WithSummary("The two are two women; the pair is not shown again.");
        app.MapPost("/v1/people/{id:guid}/merge", MergePeople.Handle).WithTags("Duplicates").WithName("mergePeople")
            .WithSummary("The record goes into another one of the same woman, for good; its id leads to that one from now on.");
    }
}
