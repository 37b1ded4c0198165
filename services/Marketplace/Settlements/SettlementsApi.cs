using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Settlements;

internal static class SettlementsApi
{
    public static void MapSettlements(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/v1/settlement-files").WithTags("Settlements").RequireAuthorization("operator");
        files.MapPost("", UploadSettlement.Handle).Idempotent(days: 30).WithName("uploadSettlementFile")
            .WithSummary("Upload what a rail says it moved on a day");
        files.MapGet("", UploadSettlement.All).WithName("listSettlementFiles").WithSummary("Settlement files, newest first");
        files.MapGet("/{id:guid}/mismatches", FindMismatches.Handle).WithName("listSettlementMismatches")
            .WithSummary("What of a file and its day does not match our books");
    }
}
