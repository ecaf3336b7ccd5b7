"""Text is read the same way by every command, whatever its encoding, separator and marks."""

import csv
import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govbudget as gb
from govbudget.base.cells import as_read
from govbudget.cli import run
from govbudget.io.decoding import encoding_of, text_of
from govbudget.io.delimited import rows_of
from govbudget.io.separators import separator_of
from govbudget.io.sheets import read_sheets

TABLE = "科目编码,科目名称,金额\n2012604,档案馆,10.00\n2012601,行政运行,5.00\n"
ROWS = [line.split(",") for line in TABLE.splitlines()]


def rows(text, separator=","):
    return list(rows_of("f", io.StringIO(text, newline=""), separator))


def cells(text, separator=","):
    return [row for _, row in rows(text, separator)]


@pytest.fixture
def ran(tmp_path, capsys):
    def run_on(command, data, *options):
        path = tmp_path / "in.csv"
        path.write_bytes(data)
        code = run([command, str(path), *options])
        out, err = capsys.readouterr()
        return code, out, err

    return run_on


class TestEncodings:
    @pytest.mark.parametrize(
        "codec",
        ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gbk", "gb18030"],
    )
    @pytest.mark.parametrize("text", [TABLE, "\ufeff" + TABLE, TABLE.replace("\n", "\r\n")])
    def test_every_one(self, codec, text):
        if text[0] == "\ufeff" and codec == "gbk":
            pytest.skip("GBK has no mark of order")
        read = text_of("f", text.encode(codec))

        assert read.splitlines() == TABLE.splitlines()

    @pytest.mark.parametrize("command", ["map", "rollup"])
    @pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "gb18030", "utf-8-sig"])
    def test_commands(self, ran, command, codec):
        code, out, err = ran(command, ("\ufeff" + TABLE).encode(codec))

        assert (code, "档案馆" in out) == (0, True), err

    def test_big5_is_told(self, ran):
        table = "科目編碼,科目名稱,金額\n2012604,檔案館,10\n".encode("big5")
        code, _, err = ran("rollup", table)

        assert (code, "it is text in Big5: save it as UTF-8" in err) == (2, True)

    def test_a_wrong_byte_is_told_with_its_line(self):
        with pytest.raises(gb.UnreadableFile, match="line 2 has the byte FF"):
            text_of("f", b"a,b\n\xff\xff\xff\xff,1\n")

    @given(st.text("科目编码档案馆，。\t\n,.0123456789abc", min_size=1))
    def test_utf8_and_gb18030_give_the_same_text(self, text):
        # A letter or two may be either.
        whole = "科目编码，档案馆" + text
        assert text_of("f", whole.encode()) == whole
        assert text_of("f", whole.encode("gb18030")) == whole

    def test_marks_are_looked_for(self):
        assert not encoding_of("f", ["“档案馆”—…".encode()]).marked
        assert encoding_of("f", ["\u202d201".encode()]).marked
        assert encoding_of("f", [b'="201"']).marked


class TestSeparators:
    @pytest.mark.parametrize("sign", ",\t;|，；^~")
    def test_each(self, sign):
        assert separator_of(TABLE.replace(",", sign)) == sign

    @pytest.mark.parametrize("sign", "\t;|")
    def test_beside_amounts_with_commas(self, sign):
        text = (
            f"a{sign}b{sign}c\n201{sign}1,234.00{sign}1,234,567.00\n202{sign}1.00{sign}2,000.00\n"
        )

        assert separator_of(text) == sign

    def test_below_a_title(self):
        assert separator_of("2024年支出预算，单位：万元\n\n" + TABLE) == ","


class TestQuotationMarks:
    @pytest.mark.parametrize(
        ("text", "line"),
        [
            (TABLE + '2012604,"档案馆,1.00\n2012601,行政运行,2.00\n', 4),
            (TABLE + '2012604,"档案馆,1.00\n2012601,行政运行",2.00\n2012601,行政运行,2\n', 4),
            (TABLE + '"2012604,档案馆,1.00\n2012601,行政运行,2.00\n2012601",行政运行,2.00\n', 4),
            (TABLE + '2012604,"档案馆,1.00\n2012601,"行政运行,2.00\n', 4),
            (TABLE + '2012604,档案馆,"1.00\n2012601,行政运行,2.00"\n', 4),
            (TABLE + '2012604,"' + "x" * 200_000, 4),
        ],
    )
    @pytest.mark.parametrize("sign", ",;\t")
    def test_what_swallows_rows_is_told_with_its_line(self, text, line, sign):
        with pytest.raises(gb.UnreadableFile, match=f"line {line}: "):
            rows(text.replace(",", sign), sign)

    def test_on_the_command_line(self, ran):
        code, out, err = ran("rollup", (TABLE + '2012604,"档,1\n2012604,馆",2\n').encode())

        assert (code, out) == (2, "")
        assert "line 4: the quotation mark that begins cell 2" in err

    def test_breaks_and_separators_that_belong_to_a_cell(self):
        text = 'a,b,"金额\n（万元）"\n1,"说明,甲\n乙",2\n"三公"经费,"a ""b"" c",3\n'
        head, first, second = rows(text)

        assert head == (1, ["a", "b", "金额\n（万元）"])
        assert first == (3, ["1", "说明,甲\n乙", "2"])
        assert second == (5, ['"三公"经费', 'a "b" c', "3"])

    @given(
        st.lists(
            st.lists(st.text("档,\"'\n\r;=1 ", max_size=6), min_size=2, max_size=4), max_size=6
        )
    )
    def test_what_the_csv_module_writes_is_read_or_told(self, table):
        file = io.StringIO(newline="")
        csv.writer(file).writerows(table)
        try:
            found = cells(file.getvalue())
        except gb.UnreadableFile:
            # Only a cell with a break and a separator can look like rows.
            assert any("," in cell and set(cell) & {"\n", "\r"} for row in table for cell in row)
            return
        assert found == [[_unguarded(cell) for cell in row] for row in table]


def _unguarded(cell):
    plain = cell.strip()
    guarded = cell[:1] == "=" and plain[:2] == '="' and plain[-1:] == '"' and len(plain) > 2
    return plain[2:-1] if guarded and '"' not in plain[2:-1] else cell


class TestMarks:
    @pytest.mark.parametrize(
        "mark", ["\u202d", "\u202c", "\u200b", "\u200e", "\ufe0f", "\u2060", "\u00ad", "\u061c"]
    )
    @pytest.mark.parametrize("command", ["map", "rollup", "reconcile"])
    def test_are_dropped(self, ran, mark, command):
        table = TABLE.replace("2012604", f"{mark}2012604{mark}").replace("10.00", f"{mark}10.00")
        code, out, err = ran(command, table.encode())

        assert code == 0, err
        assert mark not in out

    @pytest.mark.parametrize("command", ["map", "rollup"])
    @pytest.mark.parametrize("guarded", ['="2012604"', '"=""2012604"""'])
    def test_the_guard_of_a_spreadsheet(self, ran, command, guarded):
        code, out, err = ran(command, TABLE.replace("2012604", guarded).encode())

        assert (code, "2012604" in out) == (0, True), err

    def test_a_mark_before_a_quotation_mark(self):
        assert cells('\ufeff"a","b"\n\u200b"1,5",2\n') == [["a", "b"], ["1,5", "2"]]


class TestBadInput:
    def test_ten_million_line_feeds(self, tmp_path):
        path = tmp_path / "a.csv"
        path.write_bytes(b"code,amount\n" + b"\n" * 3_000_000 + b"201,5\n")
        (sheet,) = read_sheets(str(path))

        assert len(sheet.rows) < 2_000
        assert (sheet.rows[-1], sheet.lines[-1]) == (["201", "5"], 3_000_002)

    def test_too_many_blank_cells(self, tmp_path, monkeypatch):
        from govbudget.io import limits

        monkeypatch.setattr(limits, "MOST_CELLS", 1_000)
        path = tmp_path / "a.csv"
        path.write_text("a,b\n" + "," * 2_000)
        with pytest.raises(gb.UnreadableFile, match="more than 1,000 cells"):
            read_sheets(str(path))

    @pytest.mark.parametrize("command", ["map", "rollup", "reconcile", "read", "check"])
    def test_a_device_without_end(self, command, capsys):
        assert run([command, "/dev/zero"]) == 2
        assert "cannot be" in capsys.readouterr().err

    def test_a_file_that_is_written_to_meanwhile(self, tmp_path):
        from govbudget.cli.lines_in import open_lines

        path = tmp_path / "a.csv"
        path.write_text(TABLE * 20_000)
        with open_lines(str(path)) as lines:
            next(lines.rows)
            with path.open("a") as file:
                file.write("201,x,1\n")
            os.utime(path, ns=(1, 1))
            with pytest.raises(gb.UnreadableFile, match="it was changed while it was read"):
                list(lines.rows)

    def test_a_pipe(self, tmp_path, capsys):
        import threading

        path = tmp_path / "pipe"
        os.mkfifo(path)
        writer = threading.Thread(target=path.write_text, args=(TABLE,))
        writer.start()
        assert run(["rollup", str(path)]) == 0
        writer.join()
        assert "15.00" in capsys.readouterr().out


class TestCode:
    @pytest.mark.parametrize("command", ["map", "rollup"])
    def test_an_exponent_is_explained(self, ran, command):
        code, out, err = ran(command, TABLE.replace("2012604", "2.0126E+06").encode())

        assert code != 0
        assert "a spreadsheet made an exponent of it" in out + err


class TestCheck:
    """A budget that is one table in CSV is checked as it is reconciled."""

    @pytest.mark.parametrize("sign", ",;|")
    def test_csv(self, ran, sign):
        table = "科目编码,科目名称,合计,基本支出,项目支出\n201,一般公共服务支出,9.00,5.00,3.00\n"
        code, out, _ = ran("check", table.replace(",", sign).encode())

        assert code == 1
        assert "table.columns" in out

    def test_prose_with_commas_is_none(self, tmp_path):
        from govbudget.disclosure.reading import read_source

        path = tmp_path / "a.txt"
        path.write_text(
            "收入9万元,支出8万元\n第一句,这是一句比较长的话,说明原因" + "很长" * 40, "utf-8"
        )

        assert all(type(block).__name__ == "Paragraph" for block in read_source(path).blocks)


class TestErrorCells:
    """The errors of a spreadsheet, exported as text: cells that were not read."""

    LINES = "科目编码,科目名称,金额\n2012601,行政运行,50.00\n2012604,档案馆,{0}\n2012699,,{1}\n"

    @pytest.mark.parametrize("shown", ["#REF!", "#DIV/0!", "#N/A", " #value! "])
    def test_rollup(self, ran, shown):
        text = self.LINES.format(shown, "#NAME?").encode()
        code, _, err = ran("rollup", text)
        assert code == 2
        assert f"line 3 (2012604): its cell holds the error {shown.strip().upper()}" in err
        assert "line 4 (2012699)" in err
        code, out, err = ran("rollup", text, "--not-read", "skip", "--format", "csv")
        assert code == 0
        assert "201,一般公共服务支出,类,50.00" in out
        assert err.count("left out, not read") == 2

    def test_reconcile(self, ran, tmp_path):
        code, out, _ = ran("reconcile", self.LINES.format("#REF!", "#N/A").encode())
        assert code == 1
        assert "its cell holds the error #REF!" in out
        [table] = gb.open_tables(str(tmp_path / "in.csv"))
        assert [row.cells[0].why for row in table.rows] == [None, "error", "error"]

    def test_a_page(self, tmp_path):
        path = tmp_path / "page.html"
        path.write_text(
            "<table><tr><td>科目编码</td><td>科目名称</td><td>金额</td></tr>"
            "<tr><td>2012604</td><td>档案馆</td><td>#REF!</td></tr></table>",
            encoding="utf-8",
        )
        [sheet] = read_sheets(str(path))
        assert getattr(sheet.rows[1][2], "why", None) == "error"

    def test_other_words_are_texts(self):
        assert type(as_read("#备注")) is str
        assert type(as_read("C#")) is str
