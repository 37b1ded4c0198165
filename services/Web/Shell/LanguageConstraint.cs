namespace CreativeLabs.Web.Shell;

/// <summary>The first part of a page's address is one of the languages.</summary>
internal sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        Languages.IsOne(values[routeKey] as string);
}
