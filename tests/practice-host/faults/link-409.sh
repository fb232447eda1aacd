# Signal refuses the link with 409, because the bridge is too old.
break_it() { practice_setting 'link: "409"'; }
mend_it() { practice_unset; }
