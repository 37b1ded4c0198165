using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Groups;
using CreativeLabs.Training.Labs;
using CreativeLabs.Training.Offerings;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

/// <summary>What came of enrolling a party.</summary>
/// <param name="PartyId">The party.</param>
/// <param name="Enrolments">Each of them, in the order in which they were named.</param>
internal sealed record PartyView(Guid PartyId, IReadOnlyList<EnrolmentView> Enrolments);

/// <summary>A person who may not be enrolled yet.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Courses">The courses that she has to complete first.</param>
internal sealed record Lacking(Guid PersonId, IReadOnlyList<MissingCourse> Courses);

internal static class EnrolParty
{
    /// <summary>All of them or none.</summary>
    public static async Task<Results<Created<PartyView>, ProblemResult>> Handle(
        Guid id, Party party, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        if (party.Check().Problem is { } refusal)
        {
            return refusal;
        }

        var token = http.RequestAborted;
        if (await Refused(id, party, caller, db, token) is { } refused)
        {
            return refused;
        }

        // Everything after this line is done by one request of the offering at a time.
        var held = await LockedOffering.Lock(db, publish, clock, id, token);
        if (await Broken(party, held!, db, http) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        var partyId = Guid.CreateVersion7(held!.Now);
        var enrolments = party.Persons.Select(person =>
            Enrolment.Request(held.Offering, held.Course, person, held.Now, partyId, caller.PersonId)).ToList();
        await held.Take(enrolments, token);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates(Enrolment.OneLive))
        {
            return ProblemResult.Of(EnrolmentRules.SomeAlreadyEnrolled);
        }

        var rows = await EnrolmentRow.In(db).Where(r => r.Enrolment.PartyId == partyId).ToDictionaryAsync(r => r.Enrolment.PersonId, token);
        return TypedResults.Created($"/v1/offerings/{id}/enrolments",
            new PartyView(partyId, party.Persons.Select(p => EnrolmentView.Of(rows[p], http)).ToList()));
    }

    /// <summary>For who teaches at the lab, with women of the lab or of a group, and for the lead of a group with members of it.</summary>
    private static async Task<ProblemResult?> Refused(Guid id, Party party, Caller caller, TrainingDb db, CancellationToken token)
    {
        var refused = await db.RefuseOthers(id, caller, token);
        if (refused is null)
        {
            var lab = await db.Offerings.Where(o => o.Id == id).Select(o => o.LabId).SingleAsync(token);
            var unknown = await db.NotOfTheLab(lab, party.Persons, token);
            unknown = party.GroupId is { } known ? await db.Strangers(known, unknown, token) : unknown;
            return unknown.Count > 0 ? ProblemResult.Of(EnrolmentRules.NotOfTheLab.With("strangers", unknown)) : null;
        }

        if (refused.Code != ProblemResult.Forbidden.Code || party.GroupId is not { } group || !await db.Leads(group, caller.PersonId,
            token))
        {
            return refused;
        }

        var strangers = await db.Strangers(group, party.Persons, token);
        return strangers.Count > 0 ? ProblemResult.Of(EnrolmentRules.NotOfTheGroup.With("strangers", strangers)) : null;
    }

    private static async Task<Error?> Broken(Party party, LockedOffering held, TrainingDb db, HttpContext http)
    {
        var (token, id) = (http.RequestAborted, held.Offering.Id);
        if (held.Offering.State is not OfferingState.Open)
        {
            return OfferingRules.NotOpen;
        }

        if (!await db.TrainingSessions.AnyAsync(s => s.OfferingId == id && !s.Cancelled && s.EndsAt > held.Now, token))
        {
            return OfferingRules.LastSessionOver;
        }

        if (party.Persons.Count > held.Offering.Seating.Capacity)
        {
            return EnrolmentRules.PartyTooLarge.With("capacity", held.Offering.Seating.Capacity);
        }

        var already = await db.Enrolments.Where(e => e.OfferingId == id && party.Persons.Contains(e.PersonId)
            && e.State != EnrolmentState.Dropped && e.State != EnrolmentState.OfferLapsed && e.State != EnrolmentState.Declined)
                .Select(e => e.PersonId).ToListAsync(token);
        if (already.Count > 0)
        {
            return EnrolmentRules.SomeAlreadyEnrolled.With("already", already);
        }

        var missing = await Prerequisites.Missing(db, held.Course, id, party.Persons.ToList(), token);
        if (missing.Count == 0)
        {
            return null;
        }

        var titles = (await Prerequisites.Named(db, missing.SelectMany(m => m).Distinct(), http.Language(), token)).ToDictionary(c => c.Id);
        return EnrolmentRules.PrerequisitesMissing.With("missing",
            missing.Select(m => new Lacking(m.Key, m.Select(c => titles[c]).ToList())).ToList());
    }
}
