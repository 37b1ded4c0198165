using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Web.Api;

internal static class ApiSetup
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddServiceClient(ApiClient.Gateway);
        builder.Services.AddScoped<ApiClient>();
        builder.Services.AddScoped<LabDirectory>();
        builder.Services.AddScoped<PersonNames>();
        builder.Services.AddMemoryCache();
    }
}
