using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Matching;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Merge;

/// <summary>Two records were one woman: her offer, what she asked for and whom she meets follow her. What she would have with herself ends;
/// of two open requests on one topic the record's that remains goes on. Two mentorships on one topic both go on: then the request behind
/// the second one stays under the id that went. Told again it moves what came late. Rows are locked in the order of the house: mentorships,
/// requests, then mentors.</summary>
[ConsumerName("CreativeLabs.Mentoring.Merge.FollowPerson")]
internal sealed class PersonMergeConsumer(MentoringDb db, TimeProvider clock) : IConsumer<PersonMerged>
{
    private static readonly RequestState[] Living = [RequestState.Open, RequestState.Proposed, RequestState.Accepted];

    public async Task Consume(ConsumeContext<PersonMerged> context)
    {
        var (from, to) = context.Message;
        var token = context.CancellationToken;
        await EndWithHerself(from, to, context, token);
        await TakeBackSecond(from, to, token);
        await LeaveProposals(from, to, context, token);
        await db.SaveChangesAsync(token);
        await MoveRows(from, to, token);
        await MoveCases(from, to, token);
        await MoveOffer(from, to, token);
    }

    private async Task EndWithHerself(Guid from, Guid to, IPublishEndpoint publish, CancellationToken token)
    {
        var own = await db.Mentorships.Where(m => (m.MenteeId == from && m.MentorId == to) || (m.MenteeId == to && m.MentorId == from))
            .OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(token);
        foreach (var id in own)
        {
            if (await db.LockAsync<Mentorship>(id, token) is { HasEnded: false } mentorship)
            {
                await EndMentorship.Close(mentorship, EndingReasons.Left, by: null, db, publish, clock.GetUtcNow(), token);
            }
        }
    }

    /// <summary>She has one live request on a topic; a request that somebody has accepted is the one that stays.</summary>
    private async Task TakeBackSecond(Guid from, Guid to, CancellationToken token)
    {
        var ids = await db.Requests.Where(r => (r.PersonId == from || r.PersonId == to) && Living.Contains(r.State)).Select(r => r.Id)
            .ToListAsync(token);
        foreach (var alike in (await db.LockRequests(ids, token)).Where(r => Living.Contains(r.State)).GroupBy(r => r.Topic)
            .Where(g => g.Count() > 1))
        {
            var stays = alike.OrderByDescending(r => r.State == RequestState.Accepted).ThenByDescending(r => r.PersonId == to).First();
            foreach (var request in alike.Where(r => r != stays && r.State is not RequestState.Accepted))
            {
                await Answered(request.Id, token);
                request.Withdraw();
            }
        }
    }

    /// <summary>She is not asked to mentor herself, nor twice for one request.</summary>
    private async Task LeaveProposals(Guid gone, Guid stays, IPublishEndpoint publish, CancellationToken token)
    {
        var ids = await (from proposal in db.Proposals
                         join request in db.Requests on proposal.RequestId equals request.Id
                         where proposal.State == Matching.ProposalState.Waiting
                             && ((proposal.MentorId == gone
                                 && (request.PersonId == stays || db.Proposals.Any(p => p.RequestId == request.Id && p.MentorId == stays)))
                                 || (proposal.MentorId == stays && request.PersonId == gone))
                         select request.Id).ToListAsync(token);
        foreach (var request in await db.LockRequests(ids, token))
        {
            await Answered(request.Id, token);
            request.Reroute();
            await publish.Publish(new RequestRerouted(request.Id), token);
        }
    }

    /// <summary>Whoever is being asked has her place back.</summary>
    private async Task Answered(Guid requestId, CancellationToken token)
    {
        if (await db.Proposals.SingleOrDefaultAsync(p => p.RequestId == requestId && p.State == Matching.ProposalState.Waiting, token)
            is { } asked
            && asked.Withdraw(clock.GetUtcNow()) is null)
        {
            await Mentors.MentorCapacity.Free(db, asked.MentorId, token);
        }
    }

    private Task<int> MoveRows(Guid from, Guid to, CancellationToken token) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE requests r SET person_id = {to}, version = version + 1 WHERE person_id = {from} AND mentor_id IS DISTINCT FROM {to}
          AND (state NOT IN ('Open', 'Proposed', 'Accepted') OR NOT EXISTS (
            SELECT FROM requests o WHERE o.person_id = {to} AND o.topic = r.topic AND o.state IN ('Open', 'Proposed', 'Accepted')));
        UPDATE requests SET mentor_id = {to}, version = version + 1 WHERE mentor_id = {from} AND person_id <> {to};
        UPDATE requests SET preferred_mentors = array_replace(preferred_mentors, {from}, {to}) WHERE {from} = ANY(preferred_mentors);
        UPDATE proposals p SET mentor_id = {to}, version = version + 1 WHERE mentor_id = {from}
          AND NOT EXISTS (SELECT FROM proposals o WHERE o.request_id = p.request_id AND o.mentor_id = {to});
        UPDATE mentorships SET mentee_id = {to}, version = version + 1 WHERE mentee_id = {from} AND mentor_id <> {to};
        UPDATE mentorships SET mentor_id = {to}, version = version + 1 WHERE mentor_id = {from} AND mentee_id <> {to};
        UPDATE mentorships SET ended_by = {to} WHERE ended_by = {from};
        UPDATE concerns SET raised_by = {to} WHERE raised_by = {from};
        UPDATE concerns SET about_id = {to} WHERE about_id = {from};
        UPDATE lab_members SET person_id = {to} WHERE person_id = {from};
        UPDATE programme_participants SET person_id = {to} WHERE person_id = {from};
        UPDATE mentor_applications a SET person_id = {to}, version = version + 1 WHERE person_id = {from}
          AND (state NOT IN ('Applied', 'InReview') OR NOT EXISTS (
            SELECT FROM mentor_applications o WHERE o.person_id = {to} AND o.state IN ('Applied', 'InReview')));
        UPDATE contact_cards c SET person_id = {to} WHERE person_id = {from}
          AND NOT EXISTS (SELECT FROM contact_cards o WHERE o.person_id = {to});
        DELETE FROM booking_terms WHERE person_id = {from} AND EXISTS (SELECT FROM booking_terms WHERE person_id = {to});
        UPDATE booking_terms SET person_id = {to} WHERE person_id = {from};
        UPDATE slot_holds SET person_id = {to} WHERE person_id = {from};
        UPDATE feedback f SET author_id = {to} WHERE author_id = {from} AND NOT EXISTS (
          SELECT FROM feedback o WHERE o.author_id = {to} AND o.mentorship_id = f.mentorship_id AND o.moment = f.moment);
        UPDATE circles SET mentor_id = {to}, version = version + 1 WHERE mentor_id = {from};
        WITH twice AS (DELETE FROM circle_members m WHERE person_id = {from} AND (
            EXISTS (SELECT FROM circle_members o WHERE o.circle_id = m.circle_id AND o.person_id = {to})
            OR EXISTS (SELECT FROM circles c WHERE c.id = m.circle_id AND c.mentor_id IN ({from}, {to}))) RETURNING circle_id)
          UPDATE circles SET members = members - 1, version = version + 1 WHERE id IN (SELECT circle_id FROM twice);
        UPDATE circle_members SET person_id = {to} WHERE person_id = {from};
        INSERT INTO circle_attendance (session_id, person_id)
          SELECT session_id, {to} FROM circle_attendance WHERE person_id = {from} ON CONFLICT DO NOTHING;
        DELETE FROM circle_attendance WHERE person_id = {from};
        UPDATE sessions SET cancelled_by = {to} WHERE cancelled_by = {from};
        UPDATE booked_times t SET person_id = {to} WHERE person_id = {from}
          AND NOT EXISTS (SELECT FROM booked_times o WHERE o.person_id = {to}
            AND tstzrange(o.starts_at, o.ends_at) && tstzrange(t.starts_at, t.ends_at));
        DELETE FROM booked_times WHERE person_id = {from};
        INSERT INTO blocks (blocker_id, blocked_id, since)
          SELECT CASE blocker_id WHEN {from} THEN {to} ELSE blocker_id END, CASE blocked_id WHEN {from} THEN {to} ELSE blocked_id END, since
          FROM blocks WHERE {from} IN (blocker_id, blocked_id) AND NOT {to} IN (blocker_id, blocked_id) ON CONFLICT DO NOTHING;
        DELETE FROM blocks WHERE {from} IN (blocker_id, blocked_id);
        UPDATE notes SET author_id = {to} WHERE author_id = {from};
        INSERT INTO pair_blocks (mentee_id, mentor_id, since)
          SELECT CASE mentee_id WHEN {from} THEN {to} ELSE mentee_id END, CASE mentor_id WHEN {from} THEN {to} ELSE mentor_id END, since
          FROM pair_blocks WHERE {from} IN (mentee_id, mentor_id) AND NOT {to} IN (mentee_id, mentor_id) ON CONFLICT DO NOTHING;
        DELETE FROM pair_blocks WHERE {from} IN (mentee_id, mentor_id)
        """, token);

    /// <summary>What was told of harm names the record that remains, and nobody looks after a case that names her.</summary>
    private Task<int> MoveCases(Guid from, Guid to, CancellationToken token) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE safeguarding_reports SET reporter_id = {to} WHERE reporter_id = {from};
        UPDATE safeguarding_reports SET for_person_id = {to} WHERE for_person_id = {from};
        INSERT INTO safeguarding_named (report_id, person_id, named_at)
          SELECT report_id, {to}, named_at FROM safeguarding_named WHERE person_id = {from} ON CONFLICT DO NOTHING;
        DELETE FROM safeguarding_named WHERE person_id = {from};
        UPDATE safeguarding_measures SET person_id = {to} WHERE person_id = {from};
        UPDATE safeguarding_measures SET other_id = {to} WHERE other_id = {from};
        UPDATE safeguarding_readings SET person_id = {to} WHERE person_id = {from};
        UPDATE safeguarding_handlers SET led_by = {to} WHERE led_by = {from};
        UPDATE safeguarding_handlers h SET person_id = {to} WHERE person_id = {from}
          AND (ended_at IS NOT NULL OR NOT EXISTS (SELECT FROM safeguarding_handlers o WHERE o.person_id = {to} AND o.ended_at IS NULL));
        INSERT INTO safeguarding_case_handlers (report_id, person_id)
          SELECT report_id, {to} FROM safeguarding_case_handlers WHERE person_id = {from} ON CONFLICT DO NOTHING;
        DELETE FROM safeguarding_case_handlers WHERE person_id = {from};
        DELETE FROM safeguarding_case_handlers c USING safeguarding_named n
          WHERE c.report_id = n.report_id AND c.person_id = n.person_id
        """, token);

    /// <summary>Of two offers the record's that remains stands, with the places that are taken of both.</summary>
    private Task<int> MoveOffer(Guid from, Guid to, CancellationToken token) => db.Database.ExecuteSqlAsync(
        $"""
        SELECT FROM mentors WHERE id IN ({from}, {to}) ORDER BY id FOR UPDATE;
        UPDATE mentors t SET engaged = t.engaged + f.engaged,
          capacity = greatest(t.capacity, t.engaged + f.engaged), version = t.version + 1,
          standing = CASE WHEN t.standing = 'Unvetted' THEN f.standing ELSE t.standing END,
          approved_until = CASE WHEN t.standing = 'Unvetted' THEN f.approved_until ELSE t.approved_until END
          FROM mentors f WHERE t.id = {to} AND f.id = {from};
        DELETE FROM mentors f USING mentors t WHERE f.id = {from} AND t.id = {to};
        UPDATE mentors SET id = {to}, version = version + 1 WHERE id = {from}
        """, token);
}
