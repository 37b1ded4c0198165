using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Figures;

/// <summary>What is told of all without telling of one.</summary>
internal sealed class FiguresModule : IFeature
{
    public void MapOperations(IEndpointRouteBuilder app)
    {
        var figures = app.MapGroup("/v1/figures").WithTags("Figures").RequireScope("impact:read");
        figures.MapGet("", GetFigures.Handle).WithName("getFigures")
            .WithSummary("Figures by period, lab and track; for operators, coordinators (their labs) and partners with impact:read " +
                "(their labs).");
        figures.MapGet("/csv", ExportFigures.Handle).WithName("exportFigures").WithSummary("The same as a table for spreadsheets.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }
}
