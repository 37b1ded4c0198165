using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Journey;

/// <summary>A woman takes a course to its credential, which gives her the right to sell.</summary>
public static class Learns
{
    public static async Task Walk(Platform platform, People people)
    {
        platform.Step("3. She takes a course; attendance and assessment are marked; a credential is issued");
        // The second lesson has just begun: she still gets a seat, and who was there can be marked.
        var start = DateTimeOffset.UtcNow.AddMinutes(-65);
        var planned = await people.Coordinator.Post("/v1/offerings", new
        {
            courseId = WellKnown.Id("course/felt-carpets"),
            labId = Way.AtBashy,
            // Nobody teaches in two places at once, and this may be walked every minute: somebody new each time.
            trainerId = Guid.CreateVersion7(),
            language = "ky",
            capacity = 12,
            startsOn = DateOnly.FromDateTime(start.ToOffset(TimeSpan.FromHours(6)).DateTime),
            sessions = new[] { new { startsAt = start, minutes = 60 }, new { startsAt = start.AddHours(1), minutes = 60 } },
        });
        var offering = planned.GetProperty("id").GetGuid();
        await people.Coordinator.Change($"/v1/offerings/{offering}", HttpMethod.Post, $"/v1/offerings/{offering}/publication");
        var enrolment = await people.Woman.Post($"/v1/offerings/{offering}/enrolments");
        var id = enrolment.GetProperty("id").GetGuid();
        platform.Say($"{enrolment.GetProperty("course").GetString()}: {enrolment.GetProperty("state").GetString()}");

        var sessions = (await people.Trainer.Get($"/v1/offerings/{offering}/sessions")).GetProperty("items").EnumerateArray()
            .Select(s => s.GetProperty("id").GetGuid()).ToList();
        foreach (var session in sessions)
        {
            await Traveller.Expect(await people.Trainer.Send(HttpMethod.Put, $"/v1/training-sessions/{session}/attendance",
                new { present = new[] { id } }), 200);
        }

        var assessed = await people.Trainer.Post($"/v1/enrolments/{id}/assessments", new { score = 86 });
        platform.Say($"attended {sessions.Count} of {sessions.Count}, assessed with 86: " +
            $"{assessed.GetProperty("enrolmentState").GetString()}");
        var told = await people.Woman.Told("credential-issued");
        platform.Say($"inbox: {told.GetProperty("text").GetString()}");

        var number = (await people.Woman.Get($"/v1/enrolments/{id}")).GetProperty("credentialNumber").GetString()!;
        var verified = JsonSerializer.Deserialize<JsonElement>(
            await platform.Gateway.GetStringAsync(new Uri($"/v1/credentials/{number}", UriKind.Relative)));
        platform.Say($"anyone verifies {number}: {verified.GetProperty("status").GetString()}, " +
            $"{verified.GetProperty("issuer").GetString()}");
        var page = await platform.Gateway.GetStringAsync(new Uri($"/credentials/{number}?lang=ky", UriKind.Relative));
        if (!page.Contains(number, StringComparison.Ordinal))
        {
            throw new StepFailedException("The public page of the credential does not show its number.");
        }
    }
}
