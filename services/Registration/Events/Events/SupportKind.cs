namespace CreativeLabs.Registration.Events.Events;

/// <summary>Help without which some women cannot come.</summary>
internal enum SupportKind
{
    Childcare,
    Transport,
    Interpreter,
}
