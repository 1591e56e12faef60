// A page read aloud, line by line: loaded when somebody presses "Listen to this page".
// Nothing plays by itself, nothing is announced, and every control is a button.
const d=document,main=d.getElementById('main'),place=d.getElementById('listen'),sound=new Audio;
let link,lines,words,now=0,rate=1,lit,buttons;
const shows=t=>{let best;
for(const x of main.querySelectorAll('h1,legend,legend span,p,label')){const s=x.textContent.trim();
if(x!=place&&s.includes(t)&&(!best||s.length<=best.textContent.trim().length))best=x}
return best},
light=x=>{if(lit)lit.style.outline='';lit=x;
if(x){x.style.outline='4px solid';x.scrollIntoView({block:'nearest'})}},
play=n=>{now=n;sound.src=lines[n].sound;sound.playbackRate=rate;light(shows(lines[n].text));sound.play().catch(end)},
end=()=>{const had=place.contains(d.activeElement);sound.pause();light();place.replaceChildren(link);if(had)link.focus();lines=0},
button=(text,act)=>{const b=d.createElement('button');b.type='button';b.className='quiet';b.textContent=text;b.onclick=()=>act(b);return b},
pace=b=>{rate=rate==1?.75:1;sound.playbackRate=rate;b.textContent=rate==1?words.slower:words.faster};
sound.onended=()=>now+1<lines.length?play(now+1):end();
sound.onerror=()=>lines&&end();
d.addEventListener('keydown',e=>{if(e.key=='Escape'&&lines)end()});
export const start=async a=>{link=a;
const r=await fetch(a.href,{headers:{Accept:'application/json'}});
if(!r.ok)return location=a.href;
({lines,words}=await r.json());
const stop=button(words.stop,end);
place.replaceChildren(stop,button(words.again,()=>play(now)),button(rate==1?words.slower:words.faster,pace),words.voice);
stop.focus();play(0)}
