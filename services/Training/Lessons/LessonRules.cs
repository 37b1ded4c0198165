using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Lessons;

internal static class LessonRules
{
    public static readonly Error FileTooLarge = new("lesson_file_too_large",
        "Файл 1 000 000 байттан ашпасын.", "Файл не больше 1 000 000 байт.", "A file may have 1,000,000 bytes.", 413);

    public static readonly Error UnknownFile = new("lesson_file_unknown",
        "Бул файлдын түрү кабыл алынбайт.", "Такой вид файлов не принимается.", "This kind of file is not taken.", 415);

    public static readonly Error RangeBeyond = new("range_not_satisfiable",
        "Файл мындан кыска.", "Файл короче.", "There is nothing of the file from there on.", 416);
}
