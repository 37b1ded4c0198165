namespace CreativeLabs.Web.Api;

/// <summary>Names of people whom a page shows by their ids, for the coordinators who may know them. Each is asked for by itself, since
/// each look at a person is recorded: a whole list would record more than was seen.</summary>
public sealed class PersonNames(ApiClient api)
{
    private const int Most = 40;

    /// <summary>By id; who may not be known, or has told no name, is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Of(IEnumerable<Guid> people)
    {
        var found = await Task.WhenAll(people.Distinct().Take(Most).Select(async id =>
            (Id: id, (await api.Try(CoordinationApi.GetPerson, id)).Value?.Name)));
        return found.Where(one => one.Name is not null).ToDictionary(one => one.Id, one => one.Name!);
    }
}
