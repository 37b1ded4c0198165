namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>What is still to come at a lab, which cannot end before it. Whoever plans at labs implements it.</summary>
internal interface ILabPlans
{
    /// <summary>What is counted, as the refusal names it.</summary>
    string Name { get; }

    Task<int> CountAt(Guid labId, DateTimeOffset now, CancellationToken token);
}
