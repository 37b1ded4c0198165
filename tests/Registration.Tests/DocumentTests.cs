using System.Text.Json;
using CreativeLabs.Support;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class DocumentTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task Every_operation_has_a_name_a_summary_and_its_refusals()
    {
        var document = await fixture.Anonymous().GetJson("/openapi/v1.json");

        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .Select(o => o.Value).ToList();
        operations.Count.ShouldBeGreaterThan(50);
        operations.ShouldAllBe(o => o.GetProperty("operationId").GetString() != "" && o.GetProperty("summary").GetString() != "");
        operations.ShouldAllBe(o => o.GetProperty("responses").GetProperty("429").ValueKind == JsonValueKind.Object);
        operations.Select(o => o.GetProperty("operationId").GetString()).Distinct().Count().ShouldBe(operations.Count);
    }
}
