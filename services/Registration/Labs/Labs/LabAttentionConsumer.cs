using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>Finds who is to be told that something at a lab waits: its coordinators who have no part in it, and the operators where there
/// is none. Only here it is known who they are.</summary>
[ConsumerName("CreativeLabs.Registration.Labs.TellStaff")]
internal sealed class LabAttentionConsumer(RegistrationDb db) : IConsumer<LabAttentionAsked>
{
    public async Task Consume(ConsumeContext<LabAttentionAsked> context)
    {
        var fact = context.Message;
        Guid[] apart = [fact.NotToldId, fact.NorToldId];
        var roles = await db.Roles.AsNoTracking().Where(r => !apart.Contains(r.PersonId)
            && (r.Role == Role.Operator || (r.Role == Role.Coordinator && r.LabId == fact.LabId))).ToListAsync(context.CancellationToken);
        var coordinators = roles.FindAll(r => r.Role is Role.Coordinator);
        foreach (var person in (coordinators.Count > 0 ? coordinators : roles).Select(r => r.PersonId).Distinct().Order())
        {
            await context.Publish(new StaffAttentionAsked(person, fact.SubjectId), context.CancellationToken);
        }
    }
}
