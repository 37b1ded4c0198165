using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace CreativeLabs.Web.Shell;

/// <summary>What every component knows: the visit, its language, and how dates, money and numbers are said in it.</summary>
public abstract class Screen : ComponentBase
{
    /// <summary>The request.</summary>
    [Inject]
    public Visit Visit { get; set; } = null!;

    /// <summary>Dates, hours, money and counted things in the page's language.</summary>
    protected Spoken Spoken => new(Visit.Language, Visit.Now);

    /// <summary>In the page's language.</summary>
    protected string T(LocalText text) => text.In(Visit.Language);

    /// <summary>With its gaps filled.</summary>
    protected string T(LocalText text, params object?[] values) =>
        string.Format(CultureInfo.InvariantCulture, text.In(Visit.Language), values);

    /// <summary>The address of a page in the same language.</summary>
    protected string To(string path) => Visit.To(path);
}

/// <summary>A page of what it shows, and of the problem that the last form met.</summary>
public abstract class Screen<TModel> : Screen
{
    /// <summary>What it shows.</summary>
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = default!;

    /// <summary>Why the form was not taken; null on a first look.</summary>
    [Parameter]
    public Problem? Problem { get; set; }
}
