using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>A capability of a service, which says itself what it is made of. A service names its features once, in order.</summary>
public interface IFeature
{
    /// <summary>Adds what it needs and what it offers to others, what it holds on a person included.</summary>
    void AddServices(WebApplicationBuilder builder)
    {
    }

    /// <summary>Maps its entities.</summary>
    void MapEntities(ModelBuilder model)
    {
    }

    /// <summary>Maps its operations.</summary>
    void MapOperations(IEndpointRouteBuilder app)
    {
    }
}

/// <summary>All features of a service at once.</summary>
public static class FeatureSetup
{
    /// <summary>Adds what each of them needs, before the service is built.</summary>
    public static void AddTo(this IEnumerable<IFeature> features, WebApplicationBuilder builder)
    {
        foreach (var feature in features)
        {
            feature.AddServices(builder);
        }
    }

    /// <summary>Maps the operations of each of them.</summary>
    public static void MapTo(this IEnumerable<IFeature> features, IEndpointRouteBuilder app)
    {
        foreach (var feature in features)
        {
            feature.MapOperations(app);
        }
    }
}
