using CreativeLabs.Support;

namespace CreativeLabs.Registration.Tests;

[Collection<ErasureSuite>]
public sealed class ErasureTraceTests(RegistrationFixture fixture)
{
    /// <summary>A new feature adds its columns here, and what its <c>IPersonalDataHandler.Erase</c> does about them.</summary>
    [Fact]
    public Task Every_column_that_could_hold_words_is_thought_of() => Support.Canaries.ShouldBeThoughtOf(fixture.Database, """
        agenda_item.text: of the house
        agenda_item.title: of the house
        assisted_action.act: a word of a list
        assisted_action.reason: its key is gone
        booking.kind: a word of a list
        booking.reason: emptied, and its key is gone
        booking.state: a word of a list
        check_in.lines: ids that phones gave to their lines
        check_in.name: of who is not registered; its key goes a month after the event
        closure.reason: of the house
        cohort.state: a word of a list
        consent.language: a word of a list
        consent.purpose: a word of a list
        consent.text_version: of the text that she was shown
        consent.way: a word of a list
        contact_point.label: the row goes
        contact_point.phone_index: the row goes
        demographics.answers: the row goes
        door.names_key: goes a month after the event
        duplicate_candidate.state: the row goes
        enrolment.motivation: emptied, and its key is gone
        enrolment.reason: emptied, and its key is gone
        enrolment.state: a word of a list
        erasure.reason: a word of a list
        erasure.state: a word of a list
        erasure.way: a word of a list
        erasure_notice.reason: a word of a list
        erasure_notice.state: a word of a list
        erasure_notice.way: a word of a list
        erasure_part.service: a word of a list
        event.cancel_reason: of the house
        event.description: of the house
        event.kind: a word of a list
        event.state: a word of a list
        event.title: of the house
        event.venue: of the house
        follow_up.outcome: of the house
        follow_up.what: of the house
        follow_up.who: of the house
        group_invitation.state: a word of a list
        guardian_consents.language: a word of a list
        guardian_consents.name: its key is gone
        guardian_consents.phone: its key is gone
        guardian_consents.relation: a word of a list
        guardian_consents.text_version: of the text that was shown
        guardian_consents.way: a word of a list
        guardian_slips.mac: the row goes
        hearing.decision: of the house
        hearing.minutes: of the house
        hearing_comment.hidden_for: emptied, and its key is gone
        hearing_comment.way: a word of a list
        hearing_comment.words: emptied, and its key is gone
        holiday_override.name: of the house
        known_device.device: the row goes
        known_device.key_hash: the row goes
        lab.about: of the house
        lab.code: of the house
        lab.district: of the house
        lab.facilities: of the house
        lab.focus: of the house
        lab.hours: of the house
        lab.languages: of the house
        lab.name: of the house
        lab.region: of the house
        merge_request.reason: its key is gone
        merge_request.state: a word of a list
        open_call.criteria: of the house
        partner.labs: ids
        partner.name: of the organisation
        partner.scopes: words of a list
        partner_secret.hash: of the organisation
        person.language: as if she had never said
        person_vault.birth_year: the row goes
        person_vault.name: the row goes
        person_vault.phone: the row goes
        phone_change.phone: the row goes
        phone_change.phone_index: the row goes
        phone_change.reason: the row goes
        phone_change.state: the row goes
        picture.alt: emptied
        picture.data_key: emptied
        picture.hash: emptied
        picture.media_type: emptied
        picture_content.content: the row goes
        pin.hash: the row goes
        pin.salt: the row goes
        place.companions: emptied, and its key is gone
        place.needs: emptied
        place.state: a word of a list
        programme.slug: of the house
        programme.summary: of the house
        programme.title: of the house
        programme.track: of the house
        quota_use.kind: the row goes
        refresh_token.hash: the row goes
        refresh_token.successor: the row goes
        resource.kind: a word of a list
        resource.name: of the house
        role_grant.role: the row goes
        self_help_group.name: of the group
        self_help_group.purposes: words of a list
        session.device: a word of a list
        session.ended_because: a word of a list
        session.key_hash: emptied
        signing_key.kid: of the house
        signing_key.private_key: of the house
        staff_read.what: words of a list, never values
        staff_read_link.hash: of the chain
        staff_read_link.previous: of the chain
        story.reason: emptied, and its key is gone
        story.state: a word of a list
        story.words: its key is gone
        support_seats.kind: a word of a list
        ticket_key.kid: of the house
        ticket_key.private_key: of the house
        weekly_quota.kind: a word of a list
        """);
}
