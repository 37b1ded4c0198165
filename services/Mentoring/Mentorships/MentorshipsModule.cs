using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>The pairs, and what they note.</summary>
internal sealed class MentorshipsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddScoped<IBlockEffect, EndWithBlock>();

    public void MapEntities(ModelBuilder model)
    {
        Mentorship.Map(model);
        PairBlock.Map(model);
        Note.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var mentorships = app.MapGroup("/v1").WithTags("Mentorships").RequireAuthorization();
        mentorships.MapGet("/me/mentorships", ListMyMentorships.Handle).WithName("listMyMentorships")
            .WithSummary("Mentorships in which the caller is mentor or mentee.");
        mentorships.MapGet("/mentorships/{id:guid}", ReadMentorship.Handle).Tagged().WithName("getMentorship")
            .WithSummary("One mentorship, for the two and for the coordinator of the lab.");
        mentorships.MapPost("/mentorships/{id:guid}/pause", PauseMentorship.Pause).InTransaction().Matched().WithName("pauseMentorship")
            .WithSummary("Pauses the mentorship; its place stays taken.");
        mentorships.MapPost("/mentorships/{id:guid}/resumption", PauseMentorship.Resume).InTransaction().Matched()
            .WithName("resumeMentorship").WithSummary("Goes on after a pause.");
        mentorships.MapPost("/mentorships/{id:guid}/ending", EndMentorship.Handle).InTransaction().Matched().WithName("endMentorship")
            .WithSummary("Ends the mentorship: goal_reached completes it, any other reason ends it early.");
        mentorships.MapPost("/mentorships/{id:guid}/notes", WriteNote.Handle).Idempotent().WithName("createMentorshipNote")
            .WithSummary("Writes a note that only the two can read, until the mentorship ends.");
        mentorships.MapGet("/mentorships/{id:guid}/notes", ReadNotes.Handle).WithName("listMentorshipNotes")
            .WithSummary("The pair's notes, until the mentorship ends.");
        app.MapGet("/v1/mentorships/{id:guid}/contact", ReadContact.Handle).WithTags("Contacts").RequireAuthorization()
            .WithName("getMentorshipContact")
            .WithSummary("The other's chosen name and agreed way to meet, for the two, from acceptance to the end.");
    }
}
