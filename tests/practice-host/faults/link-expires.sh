# Nobody scans the QR code: six codes of two seconds each, then the bridge gives up.
break_it() { practice_setting 'link: expires' 'refresh: 2s'; }
mend_it() { practice_unset; }
