using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Bench.Scale;

/// <summary>A phone's list of 500 who came. The small town has ten such lists in all.</summary>
internal sealed class CheckInUploaded : AtScale
{
    private const int Lines = 500;
    private readonly Dictionary<Town, int> sent = [];

    public override string Name => "registration-check-in";

    /// <summary>With the seven that count, all ten lists of the small town.</summary>
    public override int WarmUps => 3;

    protected override async Task<double> MedianMilliseconds(Town town)
    {
        var number = sent.GetValueOrDefault(town);
        sent[town] = number + 1;
        var held = town.Running[number / 2];
        var places = await town.WithDb<RegistrationDb, List<Guid>>(db =>
            db.EventRegistrations.Where(p => p.EventId == held).OrderBy(p => p.Id).Skip(number % 2 * Lines).Take(Lines).Select(p => p.Id)
                .ToListAsync());
        var now = town.Clock.GetUtcNow();
        var list = new
        {
            device = Guid.CreateVersion7(),
            sentAt = now,
            entries = places.ConvertAll(placeId => new { id = Guid.CreateVersion7(), at = now.AddMinutes(-5), placeId }),
        };
        return await Median(1, _ => town.Coordinator.SendWith(HttpMethod.Put, $"/v1/events/{held}/check-ins", list, ifMatch: "*"));
    }
}
