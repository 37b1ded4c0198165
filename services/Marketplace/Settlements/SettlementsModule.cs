using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Settlements;

/// <summary>What rails say that they moved, against our books.</summary>
internal sealed class SettlementsModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        SettlementFile.Map(model);
        SettlementLine.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/v1/settlement-files").WithTags("Settlements").RequireAuthorization("operator");
        files.MapPost("", UploadSettlement.Handle).Idempotent(days: 30).WithName("uploadSettlementFile")
            .WithSummary("Upload what a rail says it moved on a day");
        files.MapGet("", UploadSettlement.All).WithName("listSettlementFiles").WithSummary("Settlement files, newest first");
        files.MapGet("/{id:guid}/mismatches", FindMismatches.Handle).WithName("listSettlementMismatches")
            .WithSummary("What of a file and its day does not match our books");
    }
}
