using CreativeLabs.Verifier;

// verifier BADGE KEYS STATUS-LIST: three files, no network, nothing of the platform. Says what holds and exits 0 only for a valid badge.
var (verdict, why) = BadgeCheck.Judge(
    File.ReadAllText(args[0]).Trim(), File.ReadAllText(args[1]), File.ReadAllText(args[2]).Trim(), DateTimeOffset.UtcNow);
Console.WriteLine($"{verdict}: {why}");
return verdict is Verdict.Valid ? 0 : 1;
