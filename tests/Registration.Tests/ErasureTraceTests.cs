using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection(RegistrationSuite.Name)]
public sealed class ErasureTraceTests(RegistrationFixture fixture)
{
    /// <summary>A new room adds its columns here, and what <c>Erasure/EraseHere</c> does about them.</summary>
    [Fact]
    public Task Every_column_that_could_hold_words_is_thought_of() => Support.Canaries.ShouldBeThoughtOf(fixture.Database, """
        consent.language: a word of a list
        consent.purpose: a word of a list
        consent.text_version: of the text that she was shown
        consent.way: a word of a list
        enrolment.motivation: emptied, and its key is gone
        enrolment.reason: emptied
        enrolment.state: a word of a list
        erasure.reason: a word of a list
        erasure.state: a word of a list
        erasure.way: a word of a list
        erasure_part.service: a word of a list
        lab.code: of the house
        lab.district: of the house
        lab.facilities: of the house
        lab.focus: of the house
        lab.hours: of the house
        lab.languages: of the house
        lab.name: of the house
        lab.region: of the house
        person.language: as if she had never said
        person_vault.birth_year: the row goes
        person_vault.data_key: the row goes
        person_vault.name: the row goes
        person_vault.phone: the row goes
        person_vault.phone_index: the row goes
        programme.slug: of the house
        programme.summary: of the house
        programme.title: of the house
        programme.track: of the house
        refresh_token.hash: the row goes
        refresh_token.successor: the row goes
        role_grant.role: the row goes
        session.ended_because: a word of a list
        signing_key.kid: of the house
        signing_key.private_key: of the house
        staff_read.what: words of a list, never values
        """);

    [Fact]
    public async Task While_Redis_is_away_a_number_waits_to_be_told_and_is_not_lost()
    {
        var phone = NewPhone();
        var person = await fixture.NewPerson(phone: phone);
        var delivery = Guid.CreateVersion7();
        // A message that fails for good shows how long one that is not waited for is tried.
        var (poison, broken) = (Guid.NewGuid(), await fixture.NewPerson());
        await fixture.WithDb<RegistrationDb>(db => db.Database.ExecuteSqlAsync($"UPDATE person_vault SET data_key = phone WHERE person_id = {broken}"));
        await fixture.Servers.StopRedis();
        try
        {
            await fixture.Broker.Tell(new DeliveryAddressRequested(delivery, person));
            await fixture.Broker.Tell(new DeliveryAddressRequested(Guid.CreateVersion7(), broken), poison);
            await fixture.Eventually(() => Task.FromResult(fixture.Log.All.Split('\n')
                .Any(line => line.StartsWith("R-FAULT", StringComparison.Ordinal) && line.Contains(poison.ToString(), StringComparison.Ordinal))));
        }
        finally
        {
            await fixture.Servers.StartRedis();
        }

        var told = await fixture.Broker.Hear<DeliveryAddressed>(f => f.DeliveryId == delivery);
        Sealed.OpenText(fixture.TransportOf(delivery)!, told.SealedPhone!, delivery.ToString()).ShouldBe(phone);
    }
}
