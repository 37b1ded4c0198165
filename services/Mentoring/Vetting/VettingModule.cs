using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Vetting;

/// <summary>Who may mentor.</summary>
internal sealed class VettingModule : IFeature
{
    public void MapEntities(ModelBuilder model) => MentorApplication.Map(model);

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var vetting = app.MapGroup("/v1").WithTags("Vetting of mentors").RequireAuthorization();
        vetting.MapPost("/mentor-applications", ApplyAsMentor.Handle).Idempotent().WithName("createMentorApplication")
            .WithSummary("Asks to be approved as a mentor: after a profile and a contact, with two references and the code of conduct.");
        vetting.MapGet("/me/mentor-applications", ReadApplications.Mine).WithName("listMyMentorApplications")
            .WithSummary("The caller's applications.");
        vetting.MapGet("/mentor-applications", ReadApplications.List).WithName("listMentorApplications")
            .WithSummary("Applications at a lab, for its coordinators; those for online only, and of every lab, for operators.");
        vetting.MapGet("/mentor-applications/{id:guid}", ReadApplications.Get).Tagged().WithName("getMentorApplication")
            .WithSummary("One application, for who applied and, with its references, for who decides.");
        vetting.MapPost("/mentor-applications/{id:guid}/review", DecideApplication.Review).InTransaction().Matched()
            .WithName("reviewMentorApplication")
            .WithSummary("Takes an application to be looked at. Not for who mentors the applicant or is mentored by her.");
        vetting.MapPost("/mentor-applications/{id:guid}/decision", DecideApplication.Decide).InTransaction().Matched()
            .WithName("decideMentorApplication").WithSummary("Approves until a date, or declines with a reason.");
        vetting.MapPost("/mentor-applications/{id:guid}/withdrawal", DecideApplication.Withdraw).InTransaction().Matched()
            .WithName("withdrawMentorApplication").WithSummary("The applicant takes it back.");
        vetting.MapGet("/mentors/{id:guid}/standing", SuspendMentor.Get).Tagged().WithName("getMentorStanding")
            .WithSummary("How it stands with a mentor, for the coordinators of her labs and operators.");
        vetting.MapPost("/mentors/{id:guid}/standing/suspension", SuspendMentor.Suspend).InTransaction().Matched().WithName("suspendMentor")
            .WithSummary("Takes the approval away for now: she is not shown, matched or booked. What waits for her answer is taken back.");
        vetting.MapPost("/mentors/{id:guid}/standing/reinstatement", SuspendMentor.Reinstate).InTransaction().Matched()
            .WithName("reinstateMentor").WithSummary("Ends a suspension.");
    }
}
