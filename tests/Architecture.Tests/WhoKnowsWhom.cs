namespace CreativeLabs.Architecture;

public sealed class WhoKnowsWhom
{
    [Fact]
    public void A_service_knows_only_the_contracts_the_defaults_and_what_services_share()
    {
        foreach (var service in House.Services)
        {
            using var module = House.Read(service);
            module.AssemblyReferences.Select(r => r.Name).Where(House.Everything.Contains)
                .Except(["Contracts", "ServiceDefaults", "Keys", "Calendars", "Pictures", "Search"])
                .ShouldBeEmpty($"{service} must not know another service");
        }
    }

    [Fact]
    public void The_gateway_the_screens_and_the_sandbox_know_no_service()
    {
        foreach (var edge in (string[])["Gateway", "Sandbox", "Web"])
        {
            using var module = House.Read(edge);
            module.AssemblyReferences.Select(r => r.Name).Where(House.Services.Contains).ShouldBeEmpty($"{edge} must not know a service");
        }
    }

    [Fact]
    public void The_keys_know_only_the_defaults()
    {
        using var module = House.Read("Keys");
        module.AssemblyReferences.Select(r => r.Name).Where(House.Everything.Contains).Except(["ServiceDefaults"]).ShouldBeEmpty();
    }

    [Fact]
    public void The_search_knows_no_service()
    {
        using var module = House.Read("Search");
        module.AssemblyReferences.Select(r => r.Name).Where(House.Everything.Contains).Except(["Contracts", "ServiceDefaults"])
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Calendars")]
    [InlineData("Pictures")]
    public void What_services_share_knows_nothing_of_them(string library)
    {
        using var module = House.Read(library);
        module.AssemblyReferences.Select(r => r.Name).Where(House.Everything.Contains).ShouldBeEmpty();
    }

    [Fact]
    public void The_contracts_know_nothing_but_the_language()
    {
        using var module = House.Read("Contracts");
        module.AssemblyReferences.Select(r => r.Name).Where(name => !name.StartsWith("System", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_defaults_hold_nothing_of_one_service()
    {
        using var module = House.Read("ServiceDefaults");
        var facts = House.Facts.Select(f => f.FullName!).ToHashSet(StringComparer.Ordinal);
        module.GetTypeReferences().Select(t => t.FullName).Where(facts.Contains).ShouldBeEmpty();
    }

    [Fact]
    public void No_use_case_by_passes_the_outbox()
    {
        foreach (var service in House.Services)
        {
            using var module = House.Read(service);
            module.GetTypeReferences().Select(t => t.FullName)
                .ShouldNotContain("MassTransit.IBus", $"{service} publishes through IPublishEndpoint");
            module.GetTypeReferences().Select(t => t.FullName).ShouldNotContain("MassTransit.IBusControl", service);
        }
    }

    [Fact]
    public void Time_comes_from_the_clock_and_ids_are_version_7()
    {
        string[] forbidden =
        [
            "System.DateTime::get_UtcNow", "System.DateTime::get_Now", "System.DateTime::get_Today", "System.DateTimeOffset::get_UtcNow",
            "System.DateTimeOffset::get_Now", "System.Guid::NewGuid", "System.Threading.Thread::Sleep",
        ];
        foreach (var assembly in House.Everything)
        {
            House.Uses(assembly).Where(use => forbidden.Contains(use.Member) && !use.In.EndsWith("CrashPoint", StringComparison.Ordinal))
                .ShouldBeEmpty(assembly);
        }
    }
}
