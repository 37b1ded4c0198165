using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Labs;

/// <summary>A lab is known here from its first member on.</summary>
[ConsumerName("CreativeLabs.Mentoring.Labs.LearnOfLab")]
internal sealed class LabProjection(MentoringDb db) : IConsumer<MembershipStarted>
{
    public Task Consume(ConsumeContext<MembershipStarted> context)
    {
        var name = JsonSerializer.Serialize(context.Message.LabName, JsonSerializerOptions.Web);
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO labs (id, name) VALUES ({context.Message.LabId}, {name}::jsonb) ON CONFLICT DO NOTHING",
            context.CancellationToken);
    }
}
