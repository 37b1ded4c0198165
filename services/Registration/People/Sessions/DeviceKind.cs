using CreativeLabs.Contracts;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>What kind of device a session runs on: enough to know one's own again, too little to tell anyone who she is.</summary>
internal enum DeviceKind { Other, Android, IPhone, Windows, Mac, Linux }

internal static class DeviceKinds
{
    private static readonly LocalText Other = new("Түзмөк", "Устройство", "Device");
    private static readonly LocalText Android = new("Android телефону", "Телефон Android", "Android phone");
    private static readonly LocalText IPhone = new("iPhone же iPad", "iPhone или iPad", "iPhone or iPad");
    private static readonly LocalText Windows = new("Windows компьютери", "Компьютер с Windows", "Windows computer");
    private static readonly LocalText Mac = new("Mac компьютери", "Компьютер Mac", "Mac computer");
    private static readonly LocalText Linux = new("Linux компьютери", "Компьютер с Linux", "Linux computer");

    /// <summary>What the client says that it runs on.</summary>
    public static DeviceKind Of(HttpContext http)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        bool Says(string word) => agent.Contains(word, StringComparison.OrdinalIgnoreCase);
        return Says("android") ? DeviceKind.Android
            : Says("iphone") || Says("ipad") ? DeviceKind.IPhone
            : Says("windows") ? DeviceKind.Windows
            : Says("mac os") || Says("macintosh") ? DeviceKind.Mac
            : Says("linux") ? DeviceKind.Linux
            : DeviceKind.Other;
    }

    public static LocalText Name(this DeviceKind kind) => kind switch
    {
        DeviceKind.Android => Android,
        DeviceKind.IPhone => IPhone,
        DeviceKind.Windows => Windows,
        DeviceKind.Mac => Mac,
        DeviceKind.Linux => Linux,
        _ => Other,
    };
}
