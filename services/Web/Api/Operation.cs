namespace CreativeLabs.Web.Api;

/// <summary>An operation of the published API that the screens use. A test holds each against the published document.</summary>
/// <param name="Method">Such as GET.</param>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Body">What is sent; null for nothing.</param>
/// <param name="Answer">What comes back; null for nothing that is read.</param>
public abstract record Operation(string Method, string Path, Type? Body, Type? Answer);

/// <summary>Reads.</summary>
public sealed record Read<T>(string Path) : Operation("GET", Path, null, typeof(T));

/// <summary>Changes something; the answer is read as <typeparamref name="T"/>.</summary>
public sealed record Change<TBody, T>(string Method, string Path)
    : Operation(Method, Path, typeof(TBody) == typeof(None) ? null : typeof(TBody), typeof(T) == typeof(None) ? null : typeof(T));

/// <summary>No body, or no answer.</summary>
public sealed record None;

/// <summary>A page of a list.</summary>
/// <param name="Items">In their order.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, string? Next = null);

/// <summary>A list that has no pages.</summary>
public sealed record WholeOf<T>(IReadOnlyList<T> Items);
