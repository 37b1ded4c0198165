using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Offerings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Enrolments;

/// <summary>Who sits and who waits in one offering, in figures. Every change of an enrolment first locks the offering's row, so that all of
/// them happen one after the other, in any number of copies; the database refuses more seats than there are.</summary>
internal sealed class Seating
{
    public int Capacity { get; private set; }

    /// <summary>Seats that are given.</summary>
    public int Taken { get; private set; }

    /// <summary>Seats held for offers that still stand.</summary>
    public int Offered { get; private set; }

    /// <summary>Learners who wait.</summary>
    public int Waiting { get; private set; }

    /// <summary>Waiting numbers given so far; like a ticket machine it never goes back.</summary>
    public int Tickets { get; private set; }

    public int Left => Capacity - Taken - Offered;

    /// <summary>Seats at once when nobody waits and they suffice for all who come together, else consecutive numbers.</summary>
    public void Decide(IReadOnlyList<Enrolment> party, DateTimeOffset now)
    {
        if (Waiting == 0 && party.Count <= Left)
        {
            Taken += party.Count;
            foreach (var learner in party)
            {
                learner.Admit(now);
            }

            return;
        }

        Waiting += party.Count;
        foreach (var learner in party)
        {
            learner.Wait(++Tickets);
        }
    }

    /// <summary>Gives what is free to who waits, strictly in order. A party that does not fit yet holds the line: nobody behind it is
    /// served before it, or large parties would wait for ever.</summary>
    /// <param name="waiting">The head of the line, by number, no party cut in two.</param>
    /// <param name="until">The offers' deadline; null for seats at once, when there is no time left to ask.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Who was served.</returns>
    public IReadOnlyList<Enrolment> Serve(IEnumerable<Enrolment> waiting, DateTimeOffset? until, DateTimeOffset now)
    {
        var served = new List<Enrolment>();
        foreach (var party in waiting.GroupBy(e => e.PartyId ?? e.Id).Select(g => g.ToList()))
        {
            if (party.Count > Left)
            {
                break;
            }

            (Waiting, Taken, Offered) = until is null
                ? (Waiting - party.Count, Taken + party.Count, Offered)
                : (Waiting - party.Count, Taken, Offered + party.Count);
            foreach (var learner in party)
            {
                if (until is { } deadline)
                {
                    learner.Offer(deadline);
                }
                else
                {
                    learner.Admit(now);
                }
            }

            served.AddRange(party);
        }

        return served;
    }

    /// <summary>She takes what she was offered. Accepting twice is accepting once.</summary>
    public Error? Accept(Enrolment enrolment, DateTimeOffset now)
    {
        if (enrolment.State is EnrolmentState.Enrolled)
        {
            return null;
        }

        if (enrolment.Answerable(now) is { } rule)
        {
            return rule;
        }

        Offered--;
        Taken++;
        enrolment.Admit(now);
        return null;
    }

    /// <summary>She does not want what she was offered. Declining twice is declining once.</summary>
    public Error? Decline(Enrolment enrolment, DateTimeOffset now)
    {
        if (enrolment.State is EnrolmentState.Declined)
        {
            return null;
        }

        if (enrolment.Answerable(now) is { } rule)
        {
            return rule;
        }

        Offered--;
        enrolment.End(EnrolmentState.Declined, null, now);
        return null;
    }

    /// <summary>True when an offer stood and its deadline has passed.</summary>
    public bool Lapse(Enrolment enrolment, DateTimeOffset now)
    {
        if (enrolment.State is not EnrolmentState.Offered || enrolment.OfferUntil > now)
        {
            return false;
        }

        Offered--;
        enrolment.End(EnrolmentState.OfferLapsed, null, now);
        return true;
    }

    /// <summary>She gives back what she has, waits for or is offered.</summary>
    public Error? Drop(Enrolment enrolment, DropReason reason, DateTimeOffset now)
    {
        if (!enrolment.IsLive)
        {
            return EnrolmentRules.Ended;
        }

        Taken -= enrolment.State is EnrolmentState.Enrolled ? 1 : 0;
        Offered -= enrolment.State is EnrolmentState.Offered ? 1 : 0;
        Waiting -= enrolment.State is EnrolmentState.Waitlisted ? 1 : 0;
        enrolment.End(EnrolmentState.Dropped, reason, now);
        return null;
    }

    public Error? Resize(int capacity)
    {
        if (capacity < Taken + Offered)
        {
            return OfferingRules.CapacityBelowTaken.With("taken", Taken + Offered);
        }

        Capacity = capacity;
        return null;
    }

    /// <summary>The offering was called off.</summary>
    public void Clear() => (Taken, Offered, Waiting) = (0, 0, 0);

    /// <summary>The offering is over: the seats stay taken, nobody waits any more.</summary>
    public void Close() => (Offered, Waiting) = (0, 0);

    public static void Map(ComplexPropertyBuilder<Seating> seating)
    {
        seating.Property(s => s.Capacity).HasColumnName("capacity");
        seating.Property(s => s.Taken).HasColumnName("taken");
        seating.Property(s => s.Offered).HasColumnName("offered");
        seating.Property(s => s.Waiting).HasColumnName("waiting");
        seating.Property(s => s.Tickets).HasColumnName("tickets");
    }
}
