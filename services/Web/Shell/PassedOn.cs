namespace CreativeLabs.Web.Shell;

/// <summary>What the API draws or writes itself and the browser takes as it is: a ticket, a calendar, a certificate.</summary>
internal static class PassedOn
{
    public static async Task<IResult> File(ApiClient api, string path)
    {
        using var response = await api.File(path);
        if (!response.IsSuccessStatusCode)
        {
            throw new ApiRefusedException(new Problem((int)response.StatusCode, null, null, null));
        }

        var bytes = await response.Content.ReadAsByteArrayAsync();
        return Results.Bytes(bytes, response.Content.Headers.ContentType?.ToString(),
            response.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
    }
}
