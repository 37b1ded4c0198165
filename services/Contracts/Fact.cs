namespace CreativeLabs.Contracts;

/// <summary>Something that happened, told by the service that owns it. Facts carry ids, figures and public texts, never who a person
/// is.</summary>
public interface IFact
{
    /// <summary>The aggregate that the fact is about. Facts with one key arrive in the order in which they were published.</summary>
    Guid Key { get; }
}

/// <summary>Marks a fact that no service listens to yet, so that the broker may drop it. Any other fact that nobody takes is
/// dead-lettered.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NoConsumerYetAttribute : Attribute;
