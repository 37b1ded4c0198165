namespace CreativeLabs.ServiceDefaults;

/// <summary>On endpoints that partners' programs reach with a scope; the OpenAPI document names it.</summary>
/// <param name="scope">Such as <c>impact:read</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScopeAttribute(string scope) : Attribute
{
    /// <summary>The scope.</summary>
    public string Scope => scope;
}
