using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CreativeLabs.Support;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class RosterTests(TrainingFixture training)
{
    [Fact]
    public async Task A_roster_is_checked_with_the_public_keys_alone_and_names_who_learns_and_nobody_else()
    {
        var offering = await training.Open(training.Plan(capacity: 1));
        var enrolled = training.Learner(out var person);
        var enrolment = await training.Enrol(enrolled, offering);
        await training.Enrol(training.Learner(), offering);
        var session = (await training.Sessions(offering))[0];

        var signed = await training.Trainer.GetJson($"/v1/training-sessions/{session}/roster");
        var keys = await training.Anonymous().GetJson(new Uri(signed.Text("keys")).AbsolutePath);
        var parts = signed.Text("roster").Split('.');
        var header = Json(parts[0]);
        (header.Text("alg"), header.Text("typ")).ShouldBe(("ES256", "roster+jwt"));
        Verify(parts, header, keys).ShouldBeTrue();
        Verify([parts[0], Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(Read(parts[1]).Replace(person.ToString(), Guid.NewGuid().ToString(), StringComparison.Ordinal))),
            parts[2]], header, keys)
            .ShouldBeFalse();

        var roster = Json(parts[1]);
        roster.Id("sub").ShouldBe(session);
        var learner = roster.GetProperty("learners").EnumerateArray().Single();
        (learner.Id("enrolment"), learner.Id("person")).ShouldBe((enrolment, person));
    }

    [Fact]
    public async Task Lists_of_several_phones_sent_late_and_twice_at_once_are_one_union()
    {
        var offering = await training.Open();
        var enrolments = new List<Guid>();
        for (var i = 0; i < 6; i++)
        {
            enrolments.Add(await training.Enrol(training.Learner(), offering));
        }

        var session = (await training.Sessions(offering))[0];
        Guid[][] phones = [[.. enrolments[..3]], [.. enrolments[2..5]], [enrolments[0], enrolments[4]]];
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).SelectMany(_ => phones).Select(seen =>
            training.Mark(training.Trainer, session, seen, [.. enrolments.Except(seen)])));
        answers.ShouldAllBe(a => a.IsSuccessStatusCode);
        var merged = await training.Trainer.GetJson($"/v1/training-sessions/{session}/attendance");
        merged.GetProperty("present").EnumerateArray().Select(e => e.GetGuid()).ShouldBe(enrolments[..5], ignoreOrder: true);
        merged.GetProperty("absent").EnumerateArray().Select(e => e.GetGuid()).ShouldBe([enrolments[5]]);
    }

    private static bool Verify(string[] parts, JsonElement header, JsonElement keys)
    {
        var key = keys.GetProperty("keys").EnumerateArray().Single(k => k.Text("kid") == header.Text("kid"));
        using var pair = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(key.Text("x")), Y = Base64Url.DecodeFromChars(key.Text("y")) },
        });
        return pair.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]),
            HashAlgorithmName.SHA256);
    }

    private static string Read(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));

    private static JsonElement Json(string part) => JsonSerializer.Deserialize<JsonElement>(Read(part));
}
