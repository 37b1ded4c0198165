using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;

namespace CreativeLabs.Notifications.Deliveries;

public sealed class DeliveryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_code_is_tried_until_it_expires_and_is_forgotten_then()
    {
        var delivery = Code();
        var now = Now;
        var tries = 0;
        while (delivery.State is DeliveryState.Pending)
        {
            delivery.Begin("nikita", 1, now);
            tries++;
            if (delivery.Retry(tries, now) is { } next)
            {
                delivery.SealedCode.ShouldNotBeNull();
                (next - now).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(30));
                now = next;
                delivery.Resume(tries + 1, now).ShouldBeTrue();
            }
        }

        delivery.State.ShouldBe(DeliveryState.Obsolete);
        delivery.SealedCode.ShouldBeNull();
        delivery.SealedPhone.ShouldBeNull();
        now.ShouldBeLessThan(Now.AddMinutes(5));
    }

    [Fact]
    public void Eight_failed_attempts_are_enough_and_the_number_is_not_kept_between_them()
    {
        var delivery = Ordinary();
        for (var attempt = 1; attempt <= 8; attempt++)
        {
            delivery.Address([1, 2, 3], Now);
            delivery.IsReady.ShouldBeTrue();
            delivery.Begin("nikita", 1, Now);
            delivery.Retry(attempt, Now);
            delivery.SealedPhone.ShouldBeNull();
            delivery.Resume(attempt + 1, Now);
        }

        delivery.State.ShouldBe(DeliveryState.DeadLettered);
    }

    [Fact]
    public void A_late_word_of_a_copy_that_was_thought_dead_changes_nothing()
    {
        var delivery = Code();
        delivery.Begin("nikita", 1, Now);
        delivery.Begin("nikita", 1, Now.AddSeconds(31));
        delivery.Retry(1, Now.AddSeconds(40)).ShouldBeNull();
        delivery.State.ShouldBe(DeliveryState.Sending);
        delivery.Accept("m", Now.AddSeconds(41));
        delivery.Retry(2, Now.AddSeconds(42)).ShouldBeNull();
        delivery.State.ShouldBe(DeliveryState.Sent);
    }

    [Fact]
    public void A_receipt_may_be_faster_than_our_own_note()
    {
        var delivery = Code();
        delivery.Begin("nikita", 1, Now);
        delivery.Confirm(Now).ShouldBeTrue();
        delivery.Accept("m", Now);
        delivery.Confirm(Now).ShouldBeFalse();
        delivery.State.ShouldBe(DeliveryState.Delivered);
        delivery.SealedCode.ShouldBeNull();
    }

    [Fact]
    public void An_answer_that_nobody_waits_for_is_not_kept()
    {
        var delivery = Ordinary();
        delivery.Suppress(Now);
        delivery.Address([1, 2, 3], Now);
        delivery.SealedPhone.ShouldBeNull();
        delivery.State.ShouldBe(DeliveryState.Suppressed);
    }

    private static Delivery Code() => Delivery.OfCode(new SignInCodeIssued(Guid.CreateVersion7(), [1], [2], "ky", Now.AddMinutes(5)), Now);

    private static Delivery Ordinary() =>
        Delivery.OfNotification(Guid.CreateVersion7(), Guid.CreateVersion7(), LearningTemplates.CredentialIssued, Now);
}
