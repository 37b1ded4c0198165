using System.Runtime.InteropServices;

namespace CreativeLabs.Pictures;

/// <summary>What the decoder and the encoder freed. The C library keeps it for later, 46 MB after the largest picture.</summary>
internal static class FreedMemory
{
    /// <summary>Gives it back to the machine.</summary>
    public static void GiveBack()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Trim(0);
        }
    }

    [DllImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Trim(nuint keep);
}
