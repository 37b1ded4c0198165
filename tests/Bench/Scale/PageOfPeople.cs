namespace CreativeLabs.Bench.Scale;

/// <summary>A page of twenty of the lab's members and one of an event's places; names opened, each look recorded. The two cost unlike: the
/// median of both in one heap would be now of the one, now of the other.</summary>
internal sealed class PageOfPeople : AtScale
{
    public override string Name => "registration-page";

    protected override async Task<double> MedianMilliseconds(Town town) =>
        await Median(30, _ => town.Coordinator.GetAsync($"/v1/labs/{Town.Lab}/members"))
        + await Median(30, i => town.Coordinator.GetAsync($"/v1/events/{town.Coming[i % town.Coming.Count]}/places"));
}
