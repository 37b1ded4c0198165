using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Labs;

/// <summary>A lab is known here by name from its first member on.</summary>
[ConsumerName("CreativeLabs.Training.Labs.LearnOfLab")]
internal sealed class LabProjection(TrainingDb db) : IConsumer<MembershipStarted>
{
    public Task Consume(ConsumeContext<MembershipStarted> context)
    {
        var name = JsonSerializer.Serialize(context.Message.LabName, JsonSerializerOptions.Web);
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO labs (id, name) VALUES ({context.Message.LabId}, {name}::jsonb) ON CONFLICT DO NOTHING",
            context.CancellationToken);
    }
}
