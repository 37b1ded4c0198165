using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Journey;

/// <summary>The way of one woman in At-Bashy, and of who meets her.</summary>
public static class Way
{
    /// <summary>Her lab.</summary>
    public static readonly Guid AtBashy = WellKnown.Id("lab/at-bashy");

    /// <summary>Walks all of it; throws <see cref="StepFailedException"/> at the first thing that does not hold.</summary>
    public static async Task Walk(Platform platform)
    {
        var people = await SignsIn.Walk(platform);
        await JoinsTheLab.Walk(platform, people);
        await Learns.Walk(platform, people);
        await FindsAMentor.Walk(platform, people);
        var carpet = await Sells.Walk(platform, people);
        await LastPiece.Walk(platform, people, carpet);
    }
}

/// <summary>Who takes part.</summary>
public sealed record People(Traveller Woman, Traveller Coordinator, Traveller Trainer, Traveller Mentor);
