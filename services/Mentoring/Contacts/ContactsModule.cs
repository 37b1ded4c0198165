using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Contacts;

/// <summary>How a pair reaches each other.</summary>
internal sealed class ContactsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddScoped<ContactNames>();

    public void MapEntities(ModelBuilder model) => ContactCard.Map(model);

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var contacts = app.MapGroup("/v1").WithTags("Contacts").RequireAuthorization();
        contacts.MapGet("/me/mentoring-contact", WriteContact.Get).Tagged().WithName("getMyMentoringContact")
            .WithSummary("The name and the way to meet that the caller shows to her mentors and mentees.");
        contacts.MapPut("/me/mentoring-contact", WriteContact.Put).Matched(orNew: true).WithName("putMyMentoringContact")
            .WithSummary("Writes them. Who is in a mentorship with her reads both, as long as it lasts; the lab's coordinators the name.");
    }
}
