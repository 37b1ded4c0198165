using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Web.Shell;

/// <summary>What a handler answers: a page, or the way to one.</summary>
internal static class Show
{
    /// <summary>A page that needs nothing but who asks.</summary>
    public static IResult Page<TPage>(int status = StatusCodes.Status200OK)
        where TPage : IComponent => new RazorComponentResult<TPage> { StatusCode = status };

    /// <summary>A page of what it shows.</summary>
    public static IResult Page<TPage, TModel>(TModel model, Problem? problem = null)
        where TPage : Screen<TModel> => new RazorComponentResult<TPage>(
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = model, ["Problem"] = problem })
        { StatusCode = problem?.Status ?? StatusCodes.Status200OK };

    /// <summary>After a form: the page to see now, so that going back and loading anew send nothing twice (303).</summary>
    public static IResult See(string path) => new SeeOther(path);

    private sealed class SeeOther(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
