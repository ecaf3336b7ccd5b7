"""The help of every command and option in Chinese, by what it says in English.

Whoever changes the English changes the Chinese with it: a test finds every sentence without one.
"""

from __future__ import annotations

__all__ = ["HELP"]

HELP: dict[str, str] = {
    # The commands, in the list of all.
    "Check published budgets: where their tables and their words disagree.": (
        "检查预决算公开文件：表格之间、文字与表格之间何处不一致。"
    ),
    "Say what codes answer to in another scheme, in COFOG or in GFSM 2014.": (
        "查询编码在另一分类、COFOG 或 GFSM 2014 中对应什么。"
    ),
    "Check the tables behind the library, or say how complete they are.": (
        "检查本库所依据的数据表，或说明其完整程度。"
    ),
    "Compare two budget years, or an edition with a book of your own.": (
        "比较两个预算年度的科目，或某年版与自有的科目册。"
    ),
    "Say all that is known of codes, names or terms.": "说明编码、名称或名词的全部已知内容。",
    "Say what the codes and names of a table mean, row by row.": (
        "逐行说明一张表的编码与名称是什么科目。"
    ),
    "Say what is read in a published budget.": "列出从预决算公开文件中读出的内容。",
    "Check every sum of a table, and say which figure is wrong.": (
        "核对一张表的全部合计，并指出哪个数字有误。"
    ),
    "Make data of published budgets: a row for each figure and each fact.": (
        "把预决算公开文件变成数据：每个数字、每项陈述一行。"
    ),
    "Make data of published budgets: a row for each figure of a table, and each fact of the text."
    "\n\nOf a folder all files are taken, those of its folders too. A run that is broken off goes "
    "on with the same command. Exit code 2 where a file could not be read.": (
        "把预决算公开文件变成数据：表格中每个数字一行，文字中每项陈述一行。"
        "\n\n文件夹取其中全部文件，包括下级文件夹。中断后再次运行同一命令即可继续。"
        "有文件无法读取时退出码为 2。"
    ),
    "Where to: .parquet, .csv, .jsonl, .duckdb, .sqlite or .zip.": (
        "输出文件：.parquet、.csv、.jsonl、.duckdb、.sqlite 或 .zip。"
    ),
    "What to write; without it what the ending of the output says. fiscal: the lines alone, "
    "each amount once, as a Fiscal Data Package.": (
        "写成何种格式；不写则由输出文件的扩展名决定。"
        "fiscal：只要明细，每笔金额一次，写成 Fiscal Data Package。"
    ),
    "Whether figures that an error is about are marked as in doubt.": (
        "是否把差错所涉的数字标为存疑。"
    ),
    "How many documents are read at a time; without it as many as there are processors.": (
        "同时读取几份文件；不写则与处理器个数相同。"
    ),
    "Draw how the total of a table is divided by its codes, or lines over years.": (
        "画出一张表的合计如何按编码划分，或各编码历年的变化。"
    ),
    "Draw how the total of a table is divided by its codes, or lines over years."
    "\n\nPATH is a table as rollup takes it: a CSV or Parquet file or a spreadsheet with a head "
    "row; - is standard input. Of several columns that --amount names the first is drawn; a Sankey "
    "diagram takes all that an economic class is called by. Exit code 1 where a stated total is "
    "missed."
    "\n\nSeveral tables are drawn over years, or one with a column of years: all on one edition, "
    "as restate puts them.": (
        "画出一张表的合计如何按编码划分，或各编码历年的变化。"
        "\n\nPATH 与 rollup 所读的表相同：有表头的 CSV、Parquet 文件或电子表格，- 为标准输入。"
        "--amount 指明几栏时画第一栏；桑基图取标题为经济分类科目的各栏。"
        "所列合计与各行不符时退出码为 1。"
        "\n\n给出几张表，或一张有年度列的表，则画历年的图：各年都换到同一版科目，与 restate 相同。"
    ),
    "treemap, sunburst, icicle, bars, sankey or lines, or 矩形树图, 旭日图, 冰柱图, 条形图, "
    "桑基图, 折线图; without it lines over years, else a treemap.": (
        "矩形树图、旭日图、冰柱图、条形图、桑基图或折线图（treemap、sunburst、icicle、bars、sankey、"
        "lines）；不写则历年为折线图，其余为矩形树图。"
    ),
    "How many levels are shown, or which one by sankey; without it one of bars and sankey, two of "
    "others.": "画出几级，桑基图为第几级；不写则条形图和桑基图一级，其他图两级。",
    "Only what stands below a code.": "只画某一编码以下的部分。",
    "The largest first, or by code; without it the largest first.": (
        "先大后小（amount），或按编码排列（code）；不写则先大后小。"
    ),
    "The year of each table, in their order: 2022,2023,2024.": (
        "各表的年度，与表的次序相同：2022,2023,2024。"
    ),
    "The title of the column of years, of lines of several years.": (
        "表中有几年时，年度一列的标题。"
    ),
    "The year of the edition that all years are put on; without it that of the last.": (
        "各年换到哪一年的科目；不写则为最后一年。"
    ),
    "The level of the codes over years; without it 类 (class).": "历年的图画到哪一级；不写则为类。",
    "How many rows there are over years, the last of which sums up what is left; without it 20.": (
        "历年的图最多几行，其余合并在最后一行；不写则为 20。"
    ),
    "What stands above the chart.": "图的标题。",
    "In pixels.": "以像素计。",
    "In pixels; without it what is needed.": "以像素计；不写则按需要。",
    "auto is what the reader of the picture has set.": "auto 随看图者的设置。",
    "Where to: .svg, or .json for a specification of Plotly; else SVG to the screen.": (
        "输出文件：.svg，或 .json（Plotly 的图形规格）；不写则把 SVG 输出到屏幕。"
    ),
    "Put the lines of a table on the edition of one year, so that years compare.": (
        "把一张表的各行换算到同一年度版，使各年可比。"
    ),
    "Put the lines of a table on the edition of one year, so that years compare.\n\n"
    "PATH is a CSV or Parquet file or a spreadsheet with a head row; - is standard input. Its "
    "lines are of the year --from, or each of the year in the column of years. What was split is "
    "kept in a group, unless --shares part it. The sum stays, to the last digit.": (
        "把一张表的各行换算到同一年度版，使各年可比。\n\n"
        "PATH 是带表头的 CSV 文件、Parquet 文件或电子表格，- 为标准输入。各行的年度由 --from 指明，"
        "或取自年度一列。拆分的科目归入一组，除非 --shares 给出份额。合计分毫不变。"
    ),
    "The year of the edition.": "换算到哪一年度版。",
    "The year of all lines.": "全部各行的年度。",
    "The title of the column of years.": "年度一列的标题。",
    "That of the column with the amounts.": "金额一列的标题。",
    "Add up to one level: 类, 款, 项, 目 or class, section, item, sub-item.": (
        "汇总到某一级：类、款、项、目。"
    ),
    "A table of a code that was split, a code that it became and its share, a line each.": (
        "份额表：每行为拆分的编码、它变成的编码、份额。"
    ),
    "A code that is spread over several: keep it in a group of them, or where the rest is.": (
        "分散到几个编码的科目：归入一组，或留在其余部分所在的编码。"
    ),
    "Codes that their edition lacks: refuse, collect apart, or take what is above.": (
        "年度版中没有的编码：拒绝、单独汇集，或取其上级。"
    ),
    "What became of each line, in place of the years.": "列出每一行的去向，而不是各年对照。",
    "Add the amounts of a table up the tree of its codes.": "把一张表的金额按科目逐级汇总。",
    "Write the codes for databases, schemas, forms, statistics and spreadsheets.": (
        "把科目导出给数据库、数据模式、表单、统计系统和电子表格。"
    ),
    "Write a site of all codes, with search, that needs no server.": (
        "制作全部科目的网站，带查找功能，不需要服务器。"
    ),
    "Write a site of all codes into a folder: pages, search, data; it needs no server.\n\n"
    "The folder is new, empty, or that of an earlier site, which is renewed: what is no longer "
    "made is removed. With a book of your own its codes are shown, and the year is that of the "
    "book.": (
        "把全部科目的网站写入文件夹：网页、查找和数据，不需要服务器。\n\n"
        "文件夹应当是新的、空的，或是以前制作的网站；后者会更新，不再需要的文件会删去。"
        "给出自有的科目册时显示其中的科目，年度以科目册为准。"
    ),
    "The budget year to show; without it all that are kept.": "显示的预算年度；不写则为全部年度。",
    "The address of the documentation, to be linked at the foot of each page.": (
        "文档的网址，写在每页末尾的链接中。"
    ),
    "The address at which the site will stand, for its map, its feed and its linked data.": (
        "网站将来的地址，用于站点地图、订阅和关联数据。"
    ),
    "Write the codes for other programs: all four schemes, or those that are named.\n\n"
    "Formats: csv, datapackage, json, jsonl, jsonschema, python, typescript, sqlite, postgresql, "
    "mysql, parquet, xlsx, django, turtle, jsonld, sdmx, sdmxmaps, tree, mermaid, dot. With all "
    "years each entry has the editions in which it stands.": (
        "把科目导出给其他程序：四个分类全部导出，或只导出所列的分类。\n\n"
        "格式：csv、datapackage、json、jsonl、jsonschema、python、typescript、sqlite、postgresql、"
        "mysql、parquet、xlsx、django、turtle、jsonld、sdmx、sdmxmaps、tree、mermaid、dot。"
        "导出全部年度时，每个科目带有它所在的年版。"
    ),
    "The budget year, or all years; without it that of today.": (
        "预算年度，或 all（全部年度）；不写则为当年。"
    ),
    "What to write; without it JSON, or what the ending of the output says.": (
        "导出的格式；不写则为 JSON，或由输出文件的扩展名决定。"
    ),
    "The file to write; else to the screen.": "输出文件；不写则输出到屏幕。",
    "Of a format with one table, which.": "只有一张表的格式，导出哪一张。",
    "This entry and all below it only.": "只导出该科目及其下级。",
    "The codes that places added, as a table, too.": "另附各地自设的科目。",
    "A list of your own (CSV or spreadsheet) in place of ours.": (
        "以自有的科目册（CSV 或电子表格）代替本库科目。"
    ),
    "What the names of tables begin with in SQL.": "SQL 中表名的前缀。",
    "What the addresses of codes begin with in Turtle and JSON-LD.": (
        "Turtle 与 JSON-LD 中科目地址的前缀。"
    ),
    "The model of a Django fixture.": "Django fixture 的模型。",
    "Find entries by whatever is remembered of them.": "凭记得的任何线索查找科目。",
    "Draw the entries below a code.": "画出某编码以下的科目树。",
    "Check every rule of the tables, in this package or in a copy of the folder codes/.": (
        "按全部规则检查数据表。"
    ),
    "Say what lists, notices or published budgets say of the tables, and enter it.": (
        "说明科目清单、通知或公开预算对数据表有何补充，并写入。"
    ),
    "Say in figures how complete each edition is, and how certain changes and pairs are.": (
        "用数字说明各年版的完整程度，以及变化与对照的可靠程度。"
    ),
    "Write down that the tables were changed: revisions, sizes, digests, the pinned test list.": (
        "登记数据表的改动。"
    ),
    "Set two documents or tables side by side by code, what changed most first.": (
        "把两份文件或两张表按科目逐行对照，变动大的在前。"
    ),
    "Enter findings of the check in a list of those that are let stand.": (
        "把检查出的问题登记到接受清单。"
    ),
    # Reports that are kept.
    "Say where reports are kept that need not be made again, or take them out.": (
        "说明检查结果缓存在哪里，或清空缓存。"
    ),
    "Say where the reports of documents are kept that need not be read again, and how many.": (
        "说明不必重读的文件的检查结果缓存在哪里，有多少。"
    ),
    "Where reports are kept; else the folder of the system for that.": (
        "检查结果缓存的文件夹；不写时用系统的缓存文件夹。"
    ),
    "Read every document anew, and keep nothing.": "每份文件都重新读取，不缓存。",
    "Take out all that is kept.": "清空缓存。",
    "Open a page on which documents are dropped, checked and read.": (
        "打开网页，拖入文件即可检查、查看。"
    ),
    # The page.
    "Open a page in the browser on which documents are dropped, checked and read.\n\n"
    "Only this machine reaches it. Nothing that is dropped on it leaves the machine, and nothing "
    "of it is kept but the accept list and the reports. Ctrl-C ends it.": (
        "在浏览器中打开网页，拖入文件即可检查、查看。\n\n"
        "只有本机能够访问。拖入的文件不离开本机，除接受清单和检查结果的缓存外不留存任何内容。"
        "按 Ctrl-C 结束。"
    ),
    "The port; without it any that is free.": "端口；不写则任选一个空闲的。",
    "Only print the address; open no browser.": "只显示网址，不打开浏览器。",
    "The accept list that the page reads and writes.": "网页读写的接受清单。",
    # Accept lists.
    "Enter findings in an accept list, which `govbudget check --accept FILE.toml` reads.\n\n"
    "A finding is named by its id, as every report has it. An entry that the file has already is "
    "changed; its comments stay. --remove takes entries out. A baseline of all that is found today "
    "is written by "
    "`govbudget check FOLDER --baseline FILE.toml`.": (
        "把问题登记到接受清单，供 `govbudget check --accept FILE.toml` 读取。\n\n"
        "问题以报告中的编号指明。文件中已有的条目予以更新，注释保留；--remove 删去条目。"
        "`govbudget check FOLDER --baseline FILE.toml` 把现有的全部问题登记为基线。"
    ),
    "Why the findings are let stand; needed, but with --remove.": (
        "为什么接受（除 --remove 外必填）。"
    ),
    "Take the entries of these ids out: their findings are told again.": (
        "从清单中删去这些编号，其问题重新列出。"
    ),
    "Who says so; without it the name of whoever is logged in.": "由谁决定；不写时为登录的用户名。",
    "The last day on which it counts, as 2027-03-31.": "有效期的最后一天，如 2027-03-31。",
    "A JSON report of `govbudget check`, which says whose the findings are and what they say.": (
        "`govbudget check` 的 JSON 报告，其中有问题的单位和内容。"
    ),
    "Accept every finding of the reports.": "接受报告中的全部问题。",
    "Last year's document, or a folder with documents of earlier years, to compare with what this "
    "one says of these; again for another.": (
        "上年的文件，或存放以前年度文件的文件夹，与本文件所列的以前年度数比对；可重复。"
    ),
    "A list of findings that are let stand, as `govbudget accept` writes it; again for another.": (
        "接受清单，由 `govbudget accept` 写成；可重复。"
    ),
    "Enter all that is found today in an accept list; exit code 0.": (
        "把现有的全部问题登记到接受清单；退出码为 0。"
    ),
    # The commands themselves.
    "Set two documents or tables side by side by code, what changed most first.\n\n"
    "A final account beside a budget of its year has execution rates.\n\n"
    "FIRST is the document that is looked at, SECOND what it is compared with: last year's, or the "
    "budget of a final account. Each is a document that check reads, or a table that reconcile "
    "opens.\n\n"
    "With --year both are tables of lines, as rollup takes them: they are rolled up and put on one "
    "edition, so that codes that were renamed, moved, merged or split compare. Exit code 1 then "
    "where a stated total is missed.": (
        "把两份文件或两张表按科目逐行对照，变动大的在前。\n\n"
        "决算与同一年的预算对照，列出执行率。\n\nFIRST 是要看的文件，SECOND 是与之"
        "对照的文件：上年的，或决算的预算。两者可以是 check 能读的文件，"
        "也可以是 reconcile 能打开的表。\n\n"
        "写 --year 时两者都是明细表，与 rollup 所读的相同：先各自汇总，再换算到同一年度版，"
        "改名、移动、合并、拆分的科目因而可比。与表中所列合计不符时退出码为 1。"
    ),
    "Both are tables of lines, as rollup takes them; FIRST is on the edition of this year.": (
        "两者都是明细表，与 rollup 所读的相同；FIRST 用这一年度版。"
    ),
    "The year of SECOND, of lines; without it that of FIRST.": (
        "SECOND（明细表）的年度；不写则与 FIRST 相同。"
    ),
    "The same of SECOND; without it the same title. Both may be one file.": (
        "SECOND 的金额栏标题；不写则与 FIRST 相同。两者可以是同一个文件。"
    ),
    "The scheme; without it the first code tells.": "分类；不写则由第一个编码判断。",
    "The year of the edition that both are put on; without it that of FIRST.": (
        "两者换算到哪一年度版；不写则为 FIRST 的年度。"
    ),
    "By what the lines are sorted: the change, its rate, the lowest execution rate, the code.": (
        "各行按什么排序：增减额、增减率、执行率（低的在前）、编码。"
    ),
    "Where the tables go, with --tables: book.xlsx, or folder/ for CSV files.": (
        "表格写到哪里（与 --tables 同用）：book.xlsx，或存放 CSV 文件的 folder/。"
    ),
    "The unit of the figures: 元, 万元, 亿元.": "金额单位：元、万元、亿元。",
    "How to write it; without it text, or what the ending of the output says.": (
        "输出形式；不写则按输出文件的扩展名，没有扩展名时为文本。"
    ),
    "One JSON object.": "一个 JSON 对象。",
    "Where to.": "输出到哪里。",
    "Say what codes answer to in another scheme, in COFOG or in GFSM 2014.\n\n"
    "With - the codes are read from standard input, one a line.": (
        "查询编码在另一分类、COFOG 或 GFSM 2014 中对应什么。\n\n写 - 时从标准输入逐行读取编码。"
    ),
    "China's government budget classification (政府收支分类科目): its codes and their meaning.": (
        "政府收支分类科目：编码及其含义。"
    ),
    "Check published budgets and final accounts: where their tables and their words disagree.\n\n"
    "A document is text, HTML, xlsx, xls, docx or PDF. Of a folder all documents are checked, "
    "what is none is named, and text and tables of one document in two files are checked as one; - "
    "is standard input. Exit code 1 where an error stands, 2 where a document cannot be read or "
    "there is none. Ctrl-C ends it with what was checked until then.": (
        "检查预算、决算公开文件：表格之间、文字与表格之间何处不一致。\n\n"
        "文件可以是文本、HTML、xlsx、xls、docx 或 PDF。给出文件夹时检查其中全部文件，"
        "不属此类的逐一列出；同一份公开的文字和表格分在两个文件的，作为一份检查；"
        "- 表示标准输入。有错误时退出码为 1；有文件不能读取或没有文件时为 2。"
        "按 Ctrl-C 中止时写出已检查的部分。"
    ),
    "In CSV and TSV, an apostrophe before texts that a spreadsheet program would work out.": (
        "写 CSV 和 TSV 时，在表格软件会当作公式的文本前加单引号。"
    ),
    "Say what was read of a published budget or final account, and what was not.\n\n"
    "With --tables and -o its tables are written: a sheet for each in a workbook, or a CSV file "
    "for each in a folder. Exit code 2 where there is none.\n\n"
    "FILE is text, HTML, xlsx, xls, docx or PDF; - is standard input. With --together all files "
    "are read as one document.": (
        "列出从预算、决算公开文件中读出了什么，什么没有读出。\n\n"
        "加 --tables 和 -o 把表格写出：工作簿中每张表一个工作表，"
        "或文件夹中每张表一个 CSV 文件。没有表格时退出码为 2。\n\n"
        "FILE 可以是文本、HTML、xlsx、xls、docx 或 PDF；- 表示标准输入。"
        "加 --together 时各文件作为同一份读入。"
    ),
    "Say all that is known of codes, names, paths of names, or terms of the glossary.\n\n"
    'A code may be written in any form: 2010350, "201 03 50", "[2010350]事业运行". With - they are '
    "read from standard input, one a line.": (
        "说明编码、名称、名称路径或名词解释的全部已知内容。\n\n"
        "编码可用任何写法：2010350、“201 03 50”、“[2010350]事业运行”。"
        "写 - 时从标准输入逐行读取。"
    ),
    "Find entries by code, name, former name, alias, English, pinyin or initials; best first.": (
        "按编码、名称、原名、俗称、英文、拼音或首字母查找科目，最相近的在前。"
    ),
    "Draw the entries below a code, or a whole scheme (functional if none is named).": (
        "画出某编码以下的科目，或整个分类（不写则为支出功能分类）。"
    ),
    "Write a table back with the code, name, level, fund and edition that each row means.\n\n"
    "PATH is a CSV file or a spreadsheet with a head row; - is standard input. What comes out is "
    "CSV with six columns more; the output may end in .csv, .tsv or .xlsx. Exit code 1 where a row "
    "did not resolve.": (
        "逐行写出一张表各行所指的编码、名称、级次、预算类型与年版。\n\n"
        "PATH 是带表头的 CSV 文件或电子表格；- 表示标准输入。输出为增加六栏的 CSV，"
        "输出文件名可以 .csv、.tsv 或 .xlsx 结尾。有行未能识别时退出码为 1。"
    ),
    "Check every sum of a table, and say which figure is wrong.\n\n"
    "TABLE is a CSV file or a spreadsheet; - is standard input. Several are looked at together. "
    "Exit code 1 where an error stands, or a sum cannot be told since a cell in it was not read; a "
    "figure that is only rounded is no error.": (
        "核对一张表的全部合计，并指出哪个数字有误。\n\n"
        "TABLE 是 CSV 文件或电子表格；- 表示标准输入。给出多个时一并核对。"
        "有错误，或因有单元格没有读出而无法判断某个合计时，退出码为 1；仅属尾差的不算错误。"
    ),
    "Add the amounts of a table up the tree of its codes.\n\n"
    "PATH is a CSV or Parquet file or a spreadsheet with a head row; - is standard input. CSV is "
    "read line by line, however long it is. Where a table lists 款 beside their 项, the finest "
    "rows count. Exit code 1 where a stated total is missed.": (
        "把一张表的金额按科目逐级汇总。\n\n"
        "PATH 是带表头的 CSV 文件、Parquet 文件或电子表格；- 表示标准输入。CSV 无论多长都逐行读取。"
        "表中款与其下的项并列时，以最细的行计。与表中所列合计不符时退出码为 1。"
    ),
    "Say what became of every code between two budget years, or where a book differs from ours.\n\n"
    "FIRST is a year; SECOND is a year, or a file (CSV or spreadsheet) with a list of codes; - is "
    "standard input. Exit code 1 where a book differs, and where no change is known between two "
    "years of which not all is known: what is not known is said first.": (
        "说明两个预算年度之间各编码的变化，或某科目册与本库有何不同。\n\n"
        "FIRST 是年份；SECOND 是年份，或载有编码清单的文件（CSV 或电子表格）；- 表示标准输入。"
        "科目册有不同时退出码为 1；两年之间未知有变化、而所知又不全时也为 1，"
        "不知道什么会首先说明。"
    ),
    "Check the tables behind the library, say how complete they are, or write them.": (
        "检查本库所依据的数据表、说明其完整程度，或改写数据表。"
    ),
    "Check every rule of the tables, in this package or in a copy of the folder codes/.\n\n"
    "Each violation is a line with file, line, rule and reason. Exit code 1 where there is one.": (
        "按全部规则检查本软件包或 codes/ 文件夹副本中的数据表。\n\n"
        "每处违反为一行，列出文件、行、规则与原因；有违反时退出码为 1。"
    ),
    "Say in figures how complete each edition is, and how certain changes and pairs are.\n\n"
    "en: with an English name; quoted, own: with a published definition or one of this project; "
    "seen: found with this name in a source of any kind; shown: in a dated source that prints the "
    "code; in year: in one of this very year; old: only in old or undated sources; closed: of how "
    "many it is known here what stands directly below; noted: with a note on what is doubtful.": (
        "用数字说明各年版的完整程度，以及变化与对照的可靠程度。\n\n"
        "en：有英文名称；quoted、own：有官方释义或本项目编写的释义；seen：在任何来源中见过此名称；"
        "shown：见于印有编码且注明年份的来源；in year：见于当年的来源；"
        "old：只见于较早或无年份的来源；closed：其直接下级在本库已全部知道的；noted：附有存疑说明。"
    ),
    "Say what lists, notices or published budgets say of the tables, and enter it.\n\n"
    "An official list changes rows: + new, ~ renamed, > moved, - ended. A budget shows the rows "
    "that stand already; what it prints otherwise is told (?), and left to a person. From a file "
    "that contradicts itself nothing is learnt: that is said, nothing is written, and the exit "
    "code is 2. - is standard input.": (
        "说明科目清单、通知或公开预算对数据表有何补充，并写入数据表。\n\n"
        "正式清单会改动行：+ 新增，~ 改名，> 改编码，- 取消。预算文件只印证已有的行；"
        "与之不同的列出（?），由人决定。自相矛盾的文件不予采用：说明原因，"
        "什么都不写入，退出码为 2。- 表示标准输入。"
    ),
    "Write down that the tables were changed: revisions, sizes, digests, the pinned test list.\n\n"
    "FOLDER is the folder codes/ of a checkout, or a copy of it; codes when left out. What a "
    "release has published stays; what differs from it is a new revision. Where a rule is broken "
    "that is said, nothing is written, and the exit code is 1.": (
        "登记数据表的改动：修订号、条数、摘要及测试所用的固定清单。\n\n"
        "FOLDER 是代码仓库中的 codes/ 文件夹或其副本，不写则为 codes。已发布的内容保持不变，"
        "与之不同的成为新的修订。违反规则时予以说明，什么都不写入，退出码为 1。"
    ),
    # The options.
    "Show this message and exit.": "显示本说明。",
    "The language of labels, names and sentences; without it that of the locale.": (
        "标签、名称与说明所用的语言；不写则依系统区域设置。"
    ),
    "How to write the report; without it text, or what the ending of the output says.": (
        "报告的格式；不写则为文本，或依输出文件名的后缀。"
    ),
    "One JSON object a document.": "每个文件输出一个 JSON 对象。",
    "One JSON object a file.": "每个文件输出一个 JSON 对象。",
    "One JSON object a file, a line each.": "每个文件输出一个 JSON 对象，各占一行。",
    "One JSON object a line.": "每行输出一个 JSON 对象。",
    "One JSON object a violation, a line each.": "每处违反输出一个 JSON 对象，各占一行。",
    "Where to; else to the screen.": "输出到何处；不写则输出到屏幕。",
    "Where to; a folder, named with /, has a page each.": (
        "输出到何处；以 / 结尾的是文件夹，每份文件一页。"
    ),
    "Run only these rules or groups of rules; several parted by commas, or again.": (
        "只运行这些规则或规则组；可用逗号分隔，也可重复。"
    ),
    "Do not run these.": "不运行这些规则。",
    "The least that is reported (error, notice, rounding), or what the errors and notices of a "
    "rule weigh, as table.order=notice.": (
        "报告的最低程度（error、notice、rounding），或某规则的错误和提示按何种程度计，"
        "如 table.order=notice。"
    ),
    "An option of a rule, as years.foreign.longest_heading=60.": (
        "某规则的选项，如 years.foreign.longest_heading=60。"
    ),
    "The documents of the units of the department, whose sums are compared with its own; a folder, "
    "or again for each.": "所属各单位的文件，其合计与部门的文件核对；可给文件夹，或逐个给出。",
    "The figures as they were approved: a table that reconcile reads, or a PDF.": (
        "财政批复的数字：reconcile 能读的表，或 PDF。"
    ),
    "The unit of the approved figures, where no line states it.": (
        "批复数字的金额单位（表中没有写明时）。"
    ),
    "Print the settings for the documents as a govbudget.toml, with where each comes from, and "
    "check nothing.": "以 govbudget.toml 的形式列出对这些文件生效的设置及其来源，不作检查。",
    "The settings file for all documents; without it the next govbudget.toml above each.": (
        "用于全部文件的设置文件；不写则取各文件之上最近的 govbudget.toml。"
    ),
    "Say what the rules of the check look at, and why.": "说明各条检查规则查什么、为什么。",
    "Say what rules of the check look at, why, what to do, and on what they rest.\n\n"
    "Without a rule all are listed. A rule is named by its id, as years.foreign; the name of a "
    "group stands for all of it.": (
        "说明检查规则查什么、为什么、如何改、依据何在。\n\n不写规则则全部列出。"
        "规则以编号指明，如 years.foreign；写组名则指该组全部规则。"
    ),
    "One JSON object a rule.": "每条规则一个 JSON 对象。",
    "List all rules, and check nothing.": "列出全部规则，不作检查。",
    "Fold nothing: all places, figures and rules.": "不折叠：列出全部位置、数字和规则。",
    "Write the JSON Schema of the reports, and check nothing.": (
        "输出报告的 JSON Schema，不作检查。"
    ),
    "How many documents at a time; else one a processor.": (
        "同时检查多少个文件；不写则每个处理器一个。"
    ),
    "Write a copy of each document with its findings marked into this folder.": (
        "把每份文件的副本写入此文件夹，并在副本上标出问题。"
    ),
    "The files are those of one document: its text and its tables, published apart.": (
        "这些文件是同一份预决算：文字和表格分开公布。"
    ),
    "What opens a PDF that is locked.": "打开加密 PDF 的密码。",
    "The longest that the reading of a document may take.": "读取一个文件最多用多少秒。",
    "The most memory that it may take: 500M, 2G.": "最多占用多少内存：500M、2G。",
    "All of it as one JSON object.": "全部内容输出为一个 JSON 对象。",
    "Every table as it is printed.": "按原样列出每张表。",
    "Every statement of the text.": "列出文字中的每处陈述。",
    "The budget year; without it that of today.": "预算年度；不写则为今年。",
    "The budget year; without it the file tells.": "预算年度；不写则由文件得知。",
    "The scheme (functional, economic, government_economic, revenue, or in Chinese); "
    "without it the code tells.": (
        "分类（functional、economic、government_economic、revenue，或中文名称）；不写则由编码得知。"
    ),
    "The scheme (functional, economic, government_economic, revenue, or in Chinese); "
    "without it all are searched.": (
        "分类（functional、economic、government_economic、revenue，或中文名称）；不写则全部查找。"
    ),
    "The scheme (functional, economic, government_economic, revenue, or in Chinese); "
    "without it functional, or that of the book.": (
        "分类（functional、economic、government_economic、revenue，或中文名称）；"
        "不写则为支出功能分类，或科目册所属的分类。"
    ),
    "One level only: 类, 款, 项, 目 or class, section, item, sub-item.": (
        "只要某一级：类、款、项、目。"
    ),
    "How many are shown.": "最多列出多少个。",
    "How many levels below; all if left out.": "往下画几级；不写则全部。",
    "The title of the column with the codes.": "编码所在栏的标题。",
    "The title of the column with the names.": "名称所在栏的标题。",
    "The sheet; without it the first with rows.": "工作表；不写则为第一个有内容的。",
    "The sheet; without it all that have tables.": "工作表；不写则为全部有表格的。",
    "That of a column with amounts; may be repeated.": "金额栏的标题；可写多次。",
    "The unit, where no line states it: 元, 千元, 万元, 百万元, 亿元.": (
        "表中没有写明时的单位：元、千元、万元、百万元、亿元。"
    ),
    "The unit of the amounts: 元, 千元, 万元, 百万元, 亿元.": (
        "金额的单位：元、千元、万元、百万元、亿元。"
    ),
    'What columns add up to, as "合计 = 基本支出 + 项目支出"; else the titles tell.': (
        "各栏如何相加，如“合计 = 基本支出 + 项目支出”；不写则由标题得知。"
    ),
    "Show the blanks that the sums determine.": "列出可由合计推算出的空白单元格。",
    "One level only (类, 款, 项, 目 or class, section, item, sub-item); level is all of them. "
    "Titles of columns, with commas between, roll up each group of lines apart: 年度,单位.": (
        "只要某一级（类、款、项、目，或 class、section、item、sub-item）；level 为各级。"
        "写列名并以逗号分隔，则每组明细分别汇总：年度,单位。"
    ),
    "The title of the column of years: each line is on the edition of its year.": (
        "年度列的列名：每条明细按其年度的年度版。"
    ),
    "By another classification: cofog, gfsm, or a scheme.": (
        "按另一分类汇总：cofog、gfsm 或一种科目分类。"
    ),
    "With --to, a table of a code that answers to several, one of these and its share, a line "
    "each.": "与 --to 并用：份额表，每行为一个对应几个编码的编码、其中一个编码及其份额。",
    "Codes that the edition lacks: refuse, collect apart, or book under what is above.": (
        "本年版没有的编码：拒绝、单独汇集，或计入其上级。"
    ),
    "Codes with lines beside lines below them: the finest lines count where the others are "
    "their sums, or all, or none of it.": (
        "上下级编码并列时：上级为下级之和的以最细的行计，或全部计入，或拒绝。"
    ),
    "Cells with an error or without a result: refuse, or pass over.": (
        "有错误值或没有结果的单元格：拒绝，或略过。"
    ),
    "Without it a table on the screen, and in a file what its ending says.": (
        "不写则在屏幕上为表格，输出到文件时依其后缀。"
    ),
    "The year of the book, where it does not say.": "科目册没有写明时的年份。",
    "These kinds only.": "只要这几种变化。",
    "What is the same too.": "连未变的也列出。",
    "What the codes are to be turned into.": "转换为哪一种分类。",
    "What the codes belong to.": "编码所属的分类。",
    "机关 or 事业单位.": "机关或事业单位。",
    "Take the codes of this scheme only.": "只取该分类的编码。",
    "Whether it is the whole list, so that what it lacks has ended; without either, it is "
    "where it has four in five of the codes.": (
        "是否为完整清单（完整则未列者即已取消）；都不写时，含有五分之四以上编码的视为完整。"
    ),
    "The source: what it is called.": "来源：其标识。",
    "The source: by what a person recognises it.": "来源：便于人辨认的标题。",
    "The source: what it is.": "来源：属于哪一种。",
    "The source: where it was published.": "来源：在何处发布。",
    "The folder codes/ of a checkout; without it the tables of this package.": (
        "代码仓库中的 codes/ 文件夹；不写则为本软件包中的数据表。"
    ),
    "Write the tables of the folder.": "写入该文件夹中的数据表。",
    "The version that publishes all that is not published yet.": "发布全部未发布内容的版本号。",
    "Say nothing but results, and what is wrong.": "只输出结果和错误，不作说明。",
    "Say what is done, too.": "同时说明正在做什么。",
    "Whether results are coloured; without it on a terminal, as NO_COLOR, FORCE_COLOR and TERM "
    "say.": "结果是否着色；不写则在终端中着色，并遵从 NO_COLOR、FORCE_COLOR 和 TERM。",
    "Say the version; with -v also Python, the libraries that read, and the editions with their "
    "digests.": "显示版本；加 -v 另列 Python、读取所用的库以及各年度版及其摘要。",
}
