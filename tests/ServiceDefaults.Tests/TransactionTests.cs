using CreativeLabs.Probe;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

public sealed class TransactionTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Theory]
    [InlineData(200, 1)]
    [InlineData(204, 1)]
    [InlineData(404, 0)]
    [InlineData(409, 0)]
    [InlineData(500, 0)]
    public async Task What_an_endpoint_saves_stays_only_when_it_answers_that_it_did(int answer, int stays)
    {
        var id = Guid.CreateVersion7();

        var response = await probe.Anonymous().PutAsync($"/entries/{id}?answer={answer}", content: null);

        ((int)response.StatusCode).ShouldBe(answer);
        (await probe.WithDb<ProbeDb, int>(db => db.Set<Entry>().CountAsync(e => e.Id == id))).ShouldBe(stays);
    }
}
