
namespace CreativeLabs.Registration.People.Persons;

/// <summary>Two records of one woman, while they become one; the vault entries of both are locked.</summary>
/// <param name="From">The record that goes.</param>
/// <param name="To">The record that remains.</param>
/// <param name="At">When.</param>
internal sealed record PersonMerge(VaultEntry From, VaultEntry To, DateTimeOffset At);

/// <summary>What one feature holds on a person. A feature that keeps anything under a person's id registers one in its module. Records are
/// merged in the order in which the features are named in <see cref="Features"/>.</summary>
internal interface IPersonalDataHandler
{
    /// <summary>Its name in the export.</summary>
    string Feature { get; }

    /// <summary>The entities that this answers for.</summary>
    IReadOnlyList<Type> Holds { get; }

    /// <summary>Everything the feature holds on the woman whose vault entries these are (more than one when records were merged),
    /// readable.</summary>
    Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token);

    /// <summary>Moves what belongs to the woman to the record that remains, and says in its summary what stays. Part of one transaction;
    /// what the feature changes it saves.</summary>
    Task Merge(PersonMerge merge, CancellationToken token);

    /// <summary>Gives up what the feature holds of a person who is forgotten; who she was is unreadable already, with everything that was
    /// sealed under her key. Figures stay under an id that nobody belongs to. Part of one transaction; told a second time, it ends what was
    /// left behind since.</summary>
    Task Erase(Guid personId, DateTimeOffset now, CancellationToken token);
}
