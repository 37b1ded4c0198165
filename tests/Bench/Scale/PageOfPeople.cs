namespace CreativeLabs.Bench.Scale;

/// <summary>A page of twenty: the lab's members, or an event's places; names opened, each look recorded.</summary>
internal sealed class PageOfPeople : AtScale
{
    public override string Name => "registration-page";

    protected override Task<double> MedianMilliseconds(Town town) => Median(60, i => town.Coordinator.GetAsync(
        i % 2 == 0 ? $"/v1/labs/{Town.Lab}/members" : $"/v1/events/{town.Coming[i % town.Coming.Count]}/places"));
}
