using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Contacts;

/// <summary>How a pair reaches each other.</summary>
internal sealed class ContactsModule : IFeature
{
    public void MapEntities(ModelBuilder model) => ContactCard.Map(model);

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var contacts = app.MapGroup("/v1").WithTags("Contacts").RequireAuthorization();
        contacts.MapGet("/me/mentoring-contact", WriteContact.Get).Tagged().WithName("getMyMentoringContact")
            .WithSummary("The name and the way to meet that the caller shows to her mentors and mentees.");
        contacts.MapPut("/me/mentoring-contact", WriteContact.Put).Matched(orNew: true).WithName("putMyMentoringContact")
            .WithSummary("Writes them. Only who is in a mentorship with her reads them, and only as long as it lasts.");
        contacts.MapGet("/mentorships/{id:guid}/contact", ReadContact.Handle).WithName("getMentorshipContact")
            .WithSummary("The other's chosen name and agreed way to meet, for the two, from acceptance to the end.");
    }
}
