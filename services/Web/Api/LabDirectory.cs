using Microsoft.Extensions.Caching.Memory;

namespace CreativeLabs.Web.Api;

/// <summary>The labs, a handful that every second page names: kept for a minute in each language.</summary>
public sealed class LabDirectory(ApiClient api, IMemoryCache cache, Visit visit)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>All of them.</summary>
    public async Task<IReadOnlyList<Lab>> All()
    {
        var key = ("labs", visit.Language);
        if (cache.TryGetValue(key, out IReadOnlyList<Lab>? labs))
        {
            return labs!;
        }

        var page = (await api.TryFindAsNobody(LabsApi.List, "limit=100")).OrFail();
        return cache.Set(key, page.Items, Kept);
    }

    /// <summary>By its code in the address of its page, such as <c>at-bashy</c>; a missing one is a page that does not exist.</summary>
    public async Task<Lab> WithCode(string code) => (await All()).FirstOrDefault(lab => lab.Code == code)
        ?? throw new ApiRefusedException(new Problem(404, "not_found", null, null));

    /// <summary>By its id; null for one that is not listed.</summary>
    public async Task<Lab?> WithId(Guid? id) => (await All()).FirstOrDefault(lab => lab.Id == id);
}
