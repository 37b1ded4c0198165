using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>Open: its buyer may change how much. Offered: it is split, and who is to deliver is asked. Confirmed: who delivers is known.
/// Invoiced: it was delivered. Unserved: nothing was.</summary>
internal enum CycleState { Open, Offered, Confirmed, Invoiced, Paid, Unserved, CalledOff }

/// <summary>One delivery of a standing order; there is one a day. Every change of its state holds its row and looks what it is, so that a
/// deadline, a crash and a request at once close it once.</summary>
internal sealed class SupplyCycle : IVersioned
{
    public const string OncePerDay = "ix_supply_cycles_standing_order_id_delivers_on";

    private SupplyCycle(Guid id, Guid standingOrderId, Guid buyerId, DateOnly deliversOn, int quantity) =>
        (Id, StandingOrderId, BuyerId, DeliversOn, Quantity) = (id, standingOrderId, buyerId, deliversOn, quantity);

    public Guid Id { get; private set; }

    public Guid StandingOrderId { get; private set; }

    public Guid BuyerId { get; private set; }

    public DateOnly DeliversOn { get; private set; }

    /// <summary>What is wanted, in parts of the good's unit.</summary>
    public int Quantity { get; private set; }

    /// <summary>What of it nobody delivers.</summary>
    public int Short { get; private set; }

    public CycleState State { get; private set; }

    /// <summary>Tyiyn, of what was accepted.</summary>
    public long? Amount { get; private set; }

    public string? InvoiceNumber { get; private set; }

    public DateTimeOffset? InvoicedAt { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>The bank's number of the transfer that paid it.</summary>
    public string? PaidReference { get; private set; }

    public int Version { get; private set; } = 1;

    public List<SupplyPart> Parts { get; private set; } = [];

    public DateTimeOffset? Due => State switch
    {
        CycleState.Open => SupplyTimes.FreezesAt(DeliversOn),
        CycleState.Offered => SupplyTimes.ConfirmBy(DeliversOn),
        CycleState.Confirmed => SupplyTimes.ClosesAt(DeliversOn),
        _ => null,
    };

    public static SupplyCycle Open(StandingOrder order, DateOnly day, long price, int quantity, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), order.Id, order.BuyerId, day, price > 0 ? quantity : 0);

    public Error? Want(int quantity)
    {
        if (State is not CycleState.Open)
        {
            return SupplyRules.WrongState(State);
        }

        if (Quantity != quantity)
        {
            Quantity = quantity;
            Version++;
        }

        return null;
    }

    /// <summary>It is split: each part is offered to who is to deliver it.</summary>
    public void Offer(IEnumerable<SupplyPart> parts, int missing)
    {
        Parts.AddRange(parts);
        Short = missing;
        Move(Parts.Count > 0 ? CycleState.Offered : CycleState.Unserved);
    }

    /// <summary>What nobody took on is missing too.</summary>
    /// <returns>How much more is missing.</returns>
    public int Confirm()
    {
        var lost = Parts.Where(part => part.State is PartState.Lapsed or PartState.Declined).Sum(part => part.Quantity);
        Short += lost;
        Move(Parts.Exists(part => part.State is PartState.Confirmed or PartState.Packed) ? CycleState.Confirmed : CycleState.Unserved);
        return lost;
    }

    /// <summary>Who had taken it on does not deliver it after all.</summary>
    public void Lose(SupplyPart part) => Short += part.Quantity;

    /// <summary>What was accepted comes to so much.</summary>
    public void Invoice(string number, DateTimeOffset now)
    {
        Amount = Parts.Sum(part => part.Amount);
        if (Amount == 0)
        {
            Move(CycleState.Unserved);
            return;
        }

        (InvoiceNumber, InvoicedAt) = (number, now);
        Move(CycleState.Invoiced);
    }

    public Error? Pay(string reference, DateTimeOffset now)
    {
        if (State is not CycleState.Invoiced)
        {
            return SupplyRules.WrongState(State);
        }

        (PaidAt, PaidReference) = (now, reference);
        Move(CycleState.Paid);
        return null;
    }

    /// <summary>Before it is delivered; what was taken on for it is not wanted any more.</summary>
    public bool CallOff()
    {
        if (State > CycleState.Confirmed)
        {
            return false;
        }

        Parts.ForEach(part => part.Decline());
        Move(CycleState.CalledOff);
        return true;
    }

    public void Touch() => Version++;

    private void Move(CycleState to)
    {
        State = to;
        Version++;
    }

    public static void Map(ModelBuilder model)
    {
        model.HasSequence<long>("supply_invoice_number");
        model.Entity<SupplyCycle>(cycle =>
        {
            cycle.ToTable("supply_cycles", table =>
            {
                table.HasCheckConstraint("ck_supply_cycles_figures", "quantity >= 0 AND short BETWEEN 0 AND quantity");
                table.HasCheckConstraint("ck_supply_cycles_invoice", "state NOT IN ('Invoiced', 'Paid') OR invoice_number IS NOT NULL");
            });
            cycle.HasOne<StandingOrder>().WithMany().HasForeignKey(c => c.StandingOrderId).OnDelete(DeleteBehavior.Restrict);
            cycle.HasIndex(c => new { c.StandingOrderId, c.DeliversOn }).IsUnique().HasDatabaseName(OncePerDay);
            cycle.HasIndex(c => c.InvoiceNumber).IsUnique();
            cycle.HasMany(c => c.Parts).WithOne().HasForeignKey(part => part.CycleId).OnDelete(DeleteBehavior.Restrict);
            cycle.Ignore(c => c.Due);
        });
    }
}
