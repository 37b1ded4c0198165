namespace CreativeLabs.Journey;

/// <summary>Something came back that should not have.</summary>
public sealed class StepFailedException : Exception
{
    public StepFailedException(string message) : base(message) { }

    public StepFailedException(string message, Exception innerException) : base(message, innerException) { }

    public StepFailedException() { }
}
